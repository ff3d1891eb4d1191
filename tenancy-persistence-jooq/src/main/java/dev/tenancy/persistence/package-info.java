/** The doors: the schema, the pools, the repositories. Everything else is behind them. */
@NullMarked
package dev.tenancy.persistence;

import org.jspecify.annotations.NullMarked;
