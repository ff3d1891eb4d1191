/** API keys on PostgreSQL. */
@NullMarked
package dev.tenancy.persistence.key;

import org.jspecify.annotations.NullMarked;
