/** The bodies of requests, strictly checked. */
@NullMarked
package dev.tenancy.http.body;

import org.jspecify.annotations.NullMarked;
