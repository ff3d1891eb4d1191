/** Assertions in the style of AssertJ: what one tenant cannot see, change or notice of another. */
@NullMarked
package dev.tenancy.testkit.assertion;

import org.jspecify.annotations.NullMarked;
