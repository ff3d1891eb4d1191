package planted.http.b;

import planted.http.a.KnowsTooMuch;

/** Planted: closes the circle. */
public interface KnowsA {
  KnowsTooMuch circle();
}
