/** Tasks, the data that belongs to tenants: their store and their use cases. */
@NullMarked
package dev.tenancy.core.task;

import org.jspecify.annotations.NullMarked;
