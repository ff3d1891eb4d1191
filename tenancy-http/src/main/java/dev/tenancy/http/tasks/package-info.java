/** The data plane: a tenant's tasks. */
@NullMarked
package dev.tenancy.http.tasks;

import org.jspecify.annotations.NullMarked;
