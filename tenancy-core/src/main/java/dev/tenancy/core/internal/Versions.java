package dev.tenancy.core.internal;

import dev.tenancy.core.RepositoryException;
import java.util.Optional;
import java.util.function.Supplier;

/** Optimistic versions: what the domain's entities and use cases share about them. */
public final class Versions {
  /** A round is lost only when somebody else won it; so many in a row mean that something is broken. */
  private static final int MAX_ROUNDS = 1_000;

  private Versions() {}

  /**
   * Refuses a version that no store has ever given out.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public static long checked(long version) {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, but was " + version);
    }
    return version;
  }

  /**
   * Reads, decides and writes until the write was not overtaken.
   *
   * @param act what is tried, as {@link RepositoryException} wants it
   * @param round one try: empty when somebody else wrote between its read and its write
   * @throws RepositoryException when every one of very many rounds was overtaken
   */
  public static <T> T untilNotOvertaken(String act, Supplier<Optional<T>> round) {
    for (int i = 0; i < MAX_ROUNDS; i++) {
      Optional<T> result = round.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new RepositoryException(act + ": overtaken " + MAX_ROUNDS + " times in a row");
  }
}
