package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;

import dev.tenancy.persistence.differential.schema.tables.Category;
import java.util.List;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** What the policy cannot prove, and refuses. Row security has to stand it alone. */
final class RandomRefused {
  private RandomRefused() {}

  static Statement of(Draw draw) {
    return switch (draw.choices.below(5)) {
      case 0 -> plainSql(draw);
      case 1 -> plainTable(draw);
      case 2 -> merge(draw);
      case 3 -> limitedUpdate(draw);
      default -> limitedDelete(draw);
    };
  }

  private static Statement plainSql(Draw draw) {
    draw.note(Shape.PLAIN_SQL);
    Query query = RandomQueries.any(draw, Types.several(draw, 3), Scope.EMPTY);
    String sql = Generator.text(query);
    return Generator.statement(draw, Kind.REFUSED, query, dsl -> dsl.fetch(sql));
  }

  private static Statement plainTable(Draw draw) {
    draw.note(Shape.PLAIN_TABLE);
    String name = draw.choices.of("customer", "visit", "paying_customer", "category");
    return query(draw, DSL.select(DSL.count()).from(DSL.table(DSL.name("differential", name))));
  }

  private static Statement merge(Draw draw) {
    draw.note(Shape.MERGE);
    Category source = CATEGORY.as("s");
    int id = draw.choices.below(6);
    return write(
        draw,
        DSL.mergeInto(CATEGORY)
            .using(source)
            .on(CATEGORY.ID.eq(source.ID))
            .whenMatchedThenUpdate()
            .set(CATEGORY.NAME, DSL.upper(source.NAME))
            .where(source.ID.gt(id)));
  }

  private static Statement limitedUpdate(Draw draw) {
    draw.note(Shape.LIMITED_UPDATE);
    return write(
        draw,
        DSL.update(VISIT)
            .set(VISIT.SECONDS, draw.choices.below(9))
            .orderBy(VISIT.ID, VISIT.VISITED_ON)
            .limit(1 + draw.choices.below(3)));
  }

  private static Statement limitedDelete(Draw draw) {
    draw.note(Shape.LIMITED_DELETE);
    return write(
        draw,
        DSL.deleteFrom(VISIT)
            .orderBy(List.of(VISIT.ID.desc(), VISIT.VISITED_ON))
            .limit(1 + draw.choices.below(3)));
  }

  private static Statement query(Draw draw, ResultQuery<?> query) {
    return Generator.statement(draw, Kind.REFUSED, query, dsl -> dsl.fetch(query));
  }

  private static Statement write(Draw draw, Query query) {
    return Generator.statement(draw, Kind.REFUSED, query, dsl -> dsl.execute(query));
  }
}
