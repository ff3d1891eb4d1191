/** Attacks a schema as a tenant would, and shows that its own rows are all that it reaches. */
@NullMarked
package dev.tenancy.testkit.isolation;

import org.jspecify.annotations.NullMarked;
