/** What those who run the service ask it. */
@NullMarked
package dev.tenancy.http.operations;

import org.jspecify.annotations.NullMarked;
