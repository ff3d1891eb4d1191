package planted.core.a;

import org.jooq.DSLContext;
import planted.core.b.KnowsA;

/** Planted: the core must not know jOOQ, and a and b know each other. */
public interface KnowsJooq {
  DSLContext context();

  KnowsA circle();
}
