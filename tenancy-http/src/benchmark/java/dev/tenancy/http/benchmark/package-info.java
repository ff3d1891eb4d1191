/** What the service does under load, as programs that print figures. */
@NullMarked
package dev.tenancy.http.benchmark;

import org.jspecify.annotations.NullMarked;
