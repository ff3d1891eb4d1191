/** The control plane: tenants. */
@NullMarked
package dev.tenancy.http.tenants;

import org.jspecify.annotations.NullMarked;
