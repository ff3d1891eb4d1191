/** Tasks on PostgreSQL. */
@NullMarked
package dev.tenancy.persistence.task;

import org.jspecify.annotations.NullMarked;
