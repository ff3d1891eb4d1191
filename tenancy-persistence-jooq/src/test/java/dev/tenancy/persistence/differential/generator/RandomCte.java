package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;

import dev.tenancy.persistence.differential.schema.tables.Category;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** WITH: up to two queries, a recursive one, or one that writes. */
final class RandomCte {
  private RandomCte() {}

  /** An empty query that has them in front. */
  static SelectQuery<Record> query(Draw draw) {
    List<CommonTableExpression<?>> all = new ArrayList<>();
    boolean recursive = draw.noted(Shape.RECURSIVE_CTE, draw.choices.chance(35));
    int ordinary = draw.choices.below(recursive ? 2 : 3);
    for (int i = 0; i < ordinary; i++) {
      add(draw, all, ordinary(draw));
    }
    if (recursive) {
      add(draw, all, tree(draw));
    }
    return recursive
        ? DSL.withRecursive(all).select().getQuery()
        : DSL.with(all).select().getQuery();
  }

  /** An empty query that has a writing one in front. */
  static SelectQuery<Record> modifying(Draw draw) {
    draw.note(Shape.MODIFYING_CTE);
    List<CommonTableExpression<?>> all = new ArrayList<>();
    add(draw, all, DSL.name(draw.name("w")).as(RandomWrite.returning(draw)));
    return DSL.with(all).select().getQuery();
  }

  private static void add(
      Draw draw, List<CommonTableExpression<?>> all, CommonTableExpression<?> cte) {
    all.add(cte);
    draw.ctes.add(Source.of(cte, false));
  }

  private static CommonTableExpression<?> ordinary(Draw draw) {
    draw.note(Shape.CTE);
    List<Class<?>> types = Types.several(draw, 3);
    Scope scope = new Scope(List.of(), List.of(), List.of(), 1);
    Name name = DSL.name(draw.name("w"));
    if (draw.choices.below(2) == 0) {
      return name.as(RandomQueries.any(draw, types, scope));
    }
    List<String> columns = new ArrayList<>();
    types.forEach(type -> columns.add(draw.name("y")));
    return name.fields(columns.toArray(String[]::new)).as(RandomQueries.any(draw, types, scope));
  }

  /** Walks the categories down. Ids alone lead from one to the next. */
  private static CommonTableExpression<?> tree(Draw draw) {
    Name name = DSL.name(draw.name("w"));
    Field<Integer> id = DSL.field(name.append("id"), SQLDataType.INTEGER);
    Field<Integer> level = DSL.field(name.append("level"), SQLDataType.INTEGER);
    Category below = CATEGORY.as(draw.name("t"));
    Scope roots = new Scope(List.of(CATEGORY.fields()), List.of(), List.of(), 0);
    Condition start = draw.choices.below(2) == 0
        ? CATEGORY.PARENT_ID.isNull()
        : RandomPredicate.simple(draw, roots);
    return name.fields("id", "level", "label")
        .as(DSL.select(CATEGORY.ID, DSL.inline(0), CATEGORY.NAME)
            .from(CATEGORY)
            .where(start)
            .unionAll(DSL.select(below.ID, level.plus(DSL.inline(1)), below.NAME)
                .from(below)
                .join(DSL.table(name))
                .on(below.PARENT_ID.eq(id))
                .where(level.lt(DSL.inline(3)))));
  }
}
