/** How a statement gets to PostgreSQL: bound to its tenant, and with its failures named. */
@NullMarked
package dev.tenancy.persistence.database;

import org.jspecify.annotations.NullMarked;
