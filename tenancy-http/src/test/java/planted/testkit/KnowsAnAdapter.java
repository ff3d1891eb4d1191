package planted.testkit;

import org.jooq.DSLContext;

/** Planted: the testkit must not know an adapter's library. */
interface KnowsAnAdapter {
  DSLContext context();
}
