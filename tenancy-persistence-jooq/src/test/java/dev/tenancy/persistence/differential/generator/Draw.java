package dev.tenancy.persistence.differential.generator;

import dev.tenancy.persistence.differential.choice.Choices;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;

/** What one statement is drawn with: decisions, fresh names, and a measure of how much it may hold. */
final class Draw {
  final Choices choices;
  final Tenants tenants;
  final Stamping stamping;
  final Set<Shape> shapes = EnumSet.noneOf(Shape.class);

  /** The common table expressions that the statement has so far. */
  final List<Source> ctes = new ArrayList<>();

  private final Set<Field<?>> paths = new HashSet<>();
  private boolean writing;
  private int names;
  private int queries = 7;

  Draw(Choices choices, Tenants tenants, Stamping stamping) {
    this.choices = choices;
    this.tenants = tenants;
    this.stamping = stamping;
  }

  void note(Shape shape) {
    shapes.add(shape);
  }

  boolean noted(Shape shape, boolean taken) {
    if (taken) {
      note(shape);
    }
    return taken;
  }

  String name(String prefix) {
    return prefix + names++;
  }

  /** Says that what follows is within a statement that writes. */
  void write() {
    writing = true;
  }

  boolean isWriting() {
    return writing;
  }

  void addPath(Field<?> field) {
    paths.add(field);
  }

  /**
   * Whether a column is the same expression wherever it is written. In a statement that writes, jOOQ
   * makes a sub-query of a path; the policy's bind value in it is another one each time.
   */
  boolean isStable(Field<?> field) {
    return !writing || !paths.contains(field);
  }

  /** Whether there may be one more query inside; if so, it counts. */
  boolean mayNest(Scope scope) {
    if (scope.depth() <= 0 || queries <= 0) {
      return false;
    }
    queries--;
    return true;
  }
}
