/** Who is calling: a tenant, or the administrator. */
@NullMarked
package dev.tenancy.http.caller;

import org.jspecify.annotations.NullMarked;
