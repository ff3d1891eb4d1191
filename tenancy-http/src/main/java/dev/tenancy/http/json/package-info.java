/** JSON, in and out: one dialect. */
@NullMarked
package dev.tenancy.http.json;

import org.jspecify.annotations.NullMarked;
