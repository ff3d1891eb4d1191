/** Tenants on PostgreSQL. */
@NullMarked
package dev.tenancy.persistence.tenant;

import org.jspecify.annotations.NullMarked;
