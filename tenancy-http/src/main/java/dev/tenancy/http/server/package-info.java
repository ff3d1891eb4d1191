/** Jetty under Spark, and the table of routes. */
@NullMarked
package dev.tenancy.http.server;

import org.jspecify.annotations.NullMarked;
