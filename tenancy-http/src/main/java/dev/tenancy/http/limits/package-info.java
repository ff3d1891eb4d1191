/** What a tenant may take of a node, so that the others keep theirs. */
@NullMarked
package dev.tenancy.http.limits;

import org.jspecify.annotations.NullMarked;
