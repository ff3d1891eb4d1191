/** Holes that are made on purpose, to see whether they are found. */
@NullMarked
package dev.tenancy.testkit.isolation.mutation;

import org.jspecify.annotations.NullMarked;
