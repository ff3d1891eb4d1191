package dev.tenancy.testkit.postgres;

/**
 * Who has a database on the server at what time: a role that is new can only be told to be of one
 * class when no other was there. Safe for use by several threads.
 */
final class Occupancy {
  private int present;
  private int arrivals;

  synchronized Stay arrive() {
    return new Stay(present++ == 0, ++arrivals);
  }

  synchronized void leave() {
    present--;
  }

  /** Whether nobody else was there from the arrival until now. */
  synchronized boolean wasAlone(Stay stay) {
    return stay.first() && stay.number() == arrivals;
  }

  record Stay(boolean first, int number) {}
}
