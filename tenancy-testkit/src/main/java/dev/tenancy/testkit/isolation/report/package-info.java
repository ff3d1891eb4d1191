/** What a run of the attacks has found, to be read by people and by programs. */
@NullMarked
package dev.tenancy.testkit.isolation.report;

import org.jspecify.annotations.NullMarked;
