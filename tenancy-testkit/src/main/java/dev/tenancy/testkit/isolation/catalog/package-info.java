/** What has to be known of a schema to make rows for it and to attack it. */
@NullMarked
package dev.tenancy.testkit.isolation.catalog;

import org.jspecify.annotations.NullMarked;
