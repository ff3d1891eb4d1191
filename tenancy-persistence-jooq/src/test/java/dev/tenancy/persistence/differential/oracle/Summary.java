package dev.tenancy.persistence.differential.oracle;

import dev.tenancy.persistence.differential.generator.Kind;
import dev.tenancy.persistence.differential.generator.Shape;
import dev.tenancy.persistence.differential.oracle.Outcome.Rejected;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a run has found. Several threads may add to it. */
public final class Summary {
  private final Map<Kind, int[]> kinds = new EnumMap<>(Kind.class);
  private final Map<Shape, Integer> shapes = new EnumMap<>(Shape.class);
  private final Map<String, Integer> states = new TreeMap<>();
  private final List<String> differences = new CopyOnWriteArrayList<>();
  private int undecided;

  synchronized void add(Verdict verdict) {
    int[] counts = kinds.computeIfAbsent(verdict.statement().kind(), kind -> new int[2]);
    counts[0]++;
    undecided += verdict.isUndecided() ? 1 : 0;
    if (verdict.isRejected() && verdict.alone().outcome() instanceof Rejected rejected) {
      counts[1]++;
      states.merge(rejected.state(), 1, Integer::sum);
    } else {
      verdict.statement().shapes().forEach(shape -> shapes.merge(shape, 1, Integer::sum));
    }
  }

  void addDifference(String report) {
    differences.add(report);
  }

  /** The reports of all differences. */
  public List<String> differences() {
    return List.copyOf(differences);
  }

  /** How many statements there were. */
  public synchronized int statements() {
    return kinds.values().stream().mapToInt(counts -> counts[0]).sum();
  }

  /** How many of them tell nothing, because the database where the tenant is alone did not take them. */
  public synchronized int rejected() {
    return kinds.values().stream().mapToInt(counts -> counts[1]).sum();
  }

  /** How many tell nothing, because PostgreSQL broke over them on one side only. */
  public synchronized int undecided() {
    return undecided;
  }

  /** How often each shape was in a statement that ran. */
  public synchronized Map<Shape, Integer> shapes() {
    return new EnumMap<>(shapes);
  }

  /** Statements and rejected ones by kind, and what they were rejected for. */
  public synchronized String details() {
    StringBuilder text = new StringBuilder("rejected");
    kinds.forEach((kind, counts) ->
        text.append(' ').append(kind).append(' ').append(counts[1]).append('/').append(counts[0]));
    return text.append(' ').append(states).toString();
  }
}
