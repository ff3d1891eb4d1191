package dev.tenancy.testkit.canary;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One act on behalf of one tenant, and what came out meanwhile, on whichever thread. */
final class Run {
  private final Collection<Sighting> sightings = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Exception failure;

  void add(Sighting sighting) {
    sightings.add(sighting);
  }

  void failed(Exception e) {
    failure = e;
  }

  Collection<Sighting> sightings() {
    return sightings;
  }

  /** Takes the sightings for what they are on the bystander's own behalf: the watches work. */
  void prove() {
    sightings.forEach(sighting -> sighting.watch().prove());
  }

  void requireDone(String message) {
    if (failure != null) {
      throw new AssertionError(message, failure);
    }
  }

  void requireUnseen(String message) {
    if (!sightings.isEmpty()) {
      AssertionError leak = new AssertionError(sightings.stream()
          .map(sighting -> "\n  " + sighting.getMessage())
          .distinct()
          .collect(Collectors.joining("", message + ":", "")));
      sightings.forEach(leak::addSuppressed);
      throw leak;
    }
  }

  /** What is done. */
  interface Act {
    void run() throws Exception;
  }
}
