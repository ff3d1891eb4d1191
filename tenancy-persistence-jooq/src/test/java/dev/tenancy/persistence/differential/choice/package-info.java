/** The decisions behind a random case: drawn once, replayed exactly, made fewer when a case fails. */
@NullMarked
package dev.tenancy.persistence.differential.choice;

import org.jspecify.annotations.NullMarked;
