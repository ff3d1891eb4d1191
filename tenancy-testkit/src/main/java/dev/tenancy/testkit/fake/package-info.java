/** The ports in memory, for tests that need no database; as strict as the real ones. */
@NullMarked
package dev.tenancy.testkit.fake;

import org.jspecify.annotations.NullMarked;
