package dev.tenancy.testkit.canary;

/** A mark that came out. Its stack trace leads to where. */
final class Sighting extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Watch watch;

  Sighting(Watch watch, String message) {
    super(message);
    this.watch = watch;
  }

  Watch watch() {
    return watch;
  }
}
