/** Checks that the value types share. Not exported. */
@NullMarked
package dev.tenancy.core.internal;

import org.jspecify.annotations.NullMarked;
