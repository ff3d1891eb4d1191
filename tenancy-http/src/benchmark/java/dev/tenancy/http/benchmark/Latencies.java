package dev.tenancy.http.benchmark;

import java.util.ArrayList;
import java.util.List;

/** How long answers took. Thread-safe. */
final class Latencies {
  private final List<Long> nanos = new ArrayList<>();

  synchronized void add(long time) {
    nanos.add(time);
  }

  synchronized int count() {
    return nanos.size();
  }

  /** The time, in milliseconds, that a share of the answers did not exceed. */
  synchronized double millis(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / 1e6;
  }
}
