/** The console: one page for people, on top of the resources that programs use. */
@NullMarked
package dev.tenancy.http.console;

import org.jspecify.annotations.NullMarked;
