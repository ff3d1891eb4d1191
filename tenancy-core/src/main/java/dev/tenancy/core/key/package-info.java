/** API keys: how a tenant's programs show whose they are. */
@NullMarked
package dev.tenancy.core.key;

import org.jspecify.annotations.NullMarked;
