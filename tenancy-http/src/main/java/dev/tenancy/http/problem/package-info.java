/** Errors as problem documents (RFC 9457). */
@NullMarked
package dev.tenancy.http.problem;

import org.jspecify.annotations.NullMarked;
