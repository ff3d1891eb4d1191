/** What the walls cost, measured with JMH against the same work without them. */
@NullMarked
package dev.tenancy.persistence.benchmark;

import org.jspecify.annotations.NullMarked;
