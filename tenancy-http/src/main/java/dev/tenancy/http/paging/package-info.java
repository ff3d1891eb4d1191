/** Pages of a list: limits, signed cursors, links. */
@NullMarked
package dev.tenancy.http.paging;

import org.jspecify.annotations.NullMarked;
