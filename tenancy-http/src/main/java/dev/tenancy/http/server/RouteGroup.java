package dev.tenancy.http.server;

/** The routes of one resource. */
public interface RouteGroup {
  /** Adds them. Called once, before the server starts. */
  void addTo(RouteTable routes);
}
