/** A real PostgreSQL for tests: a fresh, migrated database for each test class. */
@NullMarked
package dev.tenancy.testkit.postgres;

import org.jspecify.annotations.NullMarked;
