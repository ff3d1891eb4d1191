/** The bound connection: JDBC whose every statement runs on behalf of one tenant. */
@NullMarked
package dev.tenancy.persistence.binding;

import org.jspecify.annotations.NullMarked;
