/**
 * The schema audit: reads a database's catalog, finds what would let one tenant reach another's rows,
 * and says for each finding which line of SQL mends it.
 */
@NullMarked
package dev.tenancy.persistence.audit;

import org.jspecify.annotations.NullMarked;
