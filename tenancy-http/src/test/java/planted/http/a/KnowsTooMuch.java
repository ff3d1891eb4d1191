package planted.http.a;

import org.eclipse.jetty.server.Server;
import org.jooq.DSLContext;
import planted.http.b.KnowsA;

/** Planted: the service must not know jOOQ, nor Jetty outside its server, and goes in a circle. */
public final class KnowsTooMuch {
  static final ThreadLocal<DSLContext> AMBIENT = new ThreadLocal<>();
  static Server changeable;

  KnowsA circle;
}
