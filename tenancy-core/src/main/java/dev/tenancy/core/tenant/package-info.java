/** Tenants, the customers: who they are, where they are kept, what can be done with them. */
@NullMarked
package dev.tenancy.core.tenant;

import org.jspecify.annotations.NullMarked;
