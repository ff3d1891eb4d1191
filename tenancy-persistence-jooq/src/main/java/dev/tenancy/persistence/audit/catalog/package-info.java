/** What PostgreSQL says about itself, read once: one record for each kind of object, with its query. */
@NullMarked
package dev.tenancy.persistence.audit.catalog;

import org.jspecify.annotations.NullMarked;
