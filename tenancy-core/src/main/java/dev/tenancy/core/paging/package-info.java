/** Reading long lists page by page, by position instead of by offset. */
@NullMarked
package dev.tenancy.core.paging;

import org.jspecify.annotations.NullMarked;
