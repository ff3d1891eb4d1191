package planted.core.b;

import planted.core.a.KnowsJooq;

/** Planted: closes the circle. */
public interface KnowsA {
  KnowsJooq circle();
}
