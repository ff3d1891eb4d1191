/** What can be configured, and reading it. */
@NullMarked
package dev.tenancy.http.configuration;

import org.jspecify.annotations.NullMarked;
