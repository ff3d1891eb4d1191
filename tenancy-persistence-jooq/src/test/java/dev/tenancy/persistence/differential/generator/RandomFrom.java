package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Path;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The FROM of one query: up to four tables, joined in every way there is. */
final class RandomFrom {
  private final Draw draw;
  private final Scope outer;
  private final boolean several;
  private final Set<Table<?>> taken = new HashSet<>();

  private RandomFrom(Draw draw, Scope outer) {
    this.draw = draw;
    this.outer = outer;
    this.several = draw.noted(Shape.COMMA_JOIN, draw.choices.chance(8));
  }

  /**
   * Draws one.
   *
   * @return its items, which a comma separates
   */
  static List<From> of(Draw draw, Scope outer) {
    RandomFrom from = new RandomFrom(draw, outer);
    int most = outer.depth() >= 2 ? 4 : 2;
    List<From> items = new ArrayList<>();
    items.add(from.tree(1 + draw.choices.below(most), true));
    if (from.several) {
      items.add(from.tree(1, true));
    }
    return items;
  }

  /**
   * A tree of joins.
   *
   * @param leftmost whether it is no right side of a join, where jOOQ cannot render a semi join
   */
  private From tree(int tables, boolean leftmost) {
    if (tables == 1) {
      return From.of(RandomTable.of(draw, outer, taken));
    }
    int size = draw.choices.chance(25) ? 1 + draw.choices.below(tables - 1) : tables - 1;
    From left = tree(size, leftmost);
    if (draw.choices.chance(15) && size == tables - 1) {
      From path = explicitPath(left);
      if (path != null) {
        return path;
      }
    }
    if (draw.choices.chance(12) && size == tables - 1) {
      From lateral = RandomLateral.of(draw, left, outer);
      if (lateral != null) {
        return lateral;
      }
    }
    From right = tree(tables - size, false);
    draw.noted(Shape.BUSHY_JOIN, size > 1 && tables - size > 1);
    return RandomJoin.of(draw, left, right, outer, leftmost);
  }

  private @Nullable From explicitPath(From left) {
    if (!left.single()) {
      return null;
    }
    List<Table<?>> one = Paths.toOne(left.table());
    List<Table<?>> many = Paths.toMany(left.table());
    // Beside a comma jOOQ makes a scalar subquery of its columns, which must not have several rows.
    boolean toMany = !many.isEmpty() && !several && draw.choices.below(2) == 1;
    if (!toMany && one.isEmpty()) {
      return null;
    }
    draw.note(toMany ? Shape.EXPLICIT_PATH_TO_MANY : Shape.EXPLICIT_PATH);
    Table<?> path = draw.choices.of(toMany ? many : one);
    List<Field<?>> fields = List.of(path.fields());
    fields.forEach(draw::addPath);
    From right = new From(path, fields, List.of(), false);
    return switch (draw.choices.below(3)) {
      case 0 -> left.join(left.table().join((Path<?>) path), right);
      case 1 -> left.join(left.table().leftJoin((Path<?>) path), right);
      default -> left.join(left.table().rightJoin((Path<?>) path), right);
    };
  }
}
