/** Which PostgreSQL the service runs on, and getting it ready. */
@NullMarked
package dev.tenancy.http.database;

import org.jspecify.annotations.NullMarked;
