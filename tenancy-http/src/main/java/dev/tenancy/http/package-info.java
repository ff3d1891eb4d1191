/** The service: its main class, its life, its wiring. */
@NullMarked
package dev.tenancy.http;

import org.jspecify.annotations.NullMarked;
