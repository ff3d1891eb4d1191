/** What the ports have in common: how a store that fails says so. */
@NullMarked
package dev.tenancy.core;

import org.jspecify.annotations.NullMarked;
