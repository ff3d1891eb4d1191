/** Runs a statement in a tenant's scope and on a database of its own, and compares. */
@NullMarked
package dev.tenancy.persistence.differential.oracle;

import org.jspecify.annotations.NullMarked;
