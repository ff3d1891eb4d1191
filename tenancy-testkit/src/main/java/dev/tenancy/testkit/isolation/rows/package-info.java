/** Valid rows for tables that nobody has described but their own schema. */
@NullMarked
package dev.tenancy.testkit.isolation.rows;

import org.jspecify.annotations.NullMarked;
