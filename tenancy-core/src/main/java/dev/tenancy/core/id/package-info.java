/** Identifiers: how they are made and how they are written. */
@NullMarked
package dev.tenancy.core.id;

import org.jspecify.annotations.NullMarked;
