/** Connections to a server that may go away and come back. */
@NullMarked
package dev.tenancy.persistence.pool;

import org.jspecify.annotations.NullMarked;
