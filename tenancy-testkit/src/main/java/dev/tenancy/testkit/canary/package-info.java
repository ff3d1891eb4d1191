/** A canary: marked values of one tenant, and watches that tell when a mark comes out for another. */
@NullMarked
package dev.tenancy.testkit.canary;

import org.jspecify.annotations.NullMarked;
