/** The service described: an OpenAPI document for programs, and a page of it for people. */
@NullMarked
package dev.tenancy.http.openapi;

import org.jspecify.annotations.NullMarked;
