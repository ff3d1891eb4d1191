/** What every implementation of a port must do, as tests that its own tests inherit. */
@NullMarked
package dev.tenancy.testkit.contract;

import org.jspecify.annotations.NullMarked;
