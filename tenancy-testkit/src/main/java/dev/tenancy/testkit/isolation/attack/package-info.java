/** Attacks on the rows of a table, each with its positive control. */
@NullMarked
package dev.tenancy.testkit.isolation.attack;

import org.jspecify.annotations.NullMarked;
