/** How the log looks. */
@NullMarked
package dev.tenancy.http.logging;

import org.jspecify.annotations.NullMarked;
