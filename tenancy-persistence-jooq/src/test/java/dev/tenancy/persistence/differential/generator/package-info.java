/** Random jOOQ statements over the schema {@code differential}, each a function of its decisions. */
@NullMarked
package dev.tenancy.persistence.differential.generator;

import org.jspecify.annotations.NullMarked;
