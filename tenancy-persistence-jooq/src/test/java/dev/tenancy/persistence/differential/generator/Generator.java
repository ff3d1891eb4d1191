package dev.tenancy.persistence.differential.generator;

import dev.tenancy.persistence.differential.choice.Choices;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Makes a statement out of decisions: the same ones make the same statement. */
public final class Generator {
  private static final DSLContext TEXT = DSL.using(SQLDialect.POSTGRES);

  private Generator() {}

  /**
   * Makes one.
   *
   * @param stamping who writes the tenant into new rows; all decisions are the same for both
   */
  public static Statement statement(Choices choices, Tenants tenants, Stamping stamping) {
    Draw draw = new Draw(choices, tenants, stamping);
    int kind = choices.below(100);
    if (kind < 52) {
      return select(draw, RandomSelect.of(draw));
    } else if (kind < 72) {
      Query query = RandomWrite.counted(draw);
      return statement(draw, Kind.WRITE, query, dsl -> dsl.execute(query));
    } else if (kind < 82) {
      ResultQuery<?> query = RandomWrite.returning(draw);
      return statement(draw, Kind.WRITE_RETURNING, query, dsl -> dsl.fetch(query));
    } else if (kind < 86) {
      ResultQuery<?> query = RandomSelect.with(draw, RandomCte.modifying(draw)).select();
      return statement(draw, Kind.MODIFYING_CTE, query, dsl -> dsl.fetch(query));
    } else if (kind < 90) {
      return RandomBatch.of(draw);
    } else if (kind < 97) {
      return RandomRecords.of(draw);
    }
    return RandomRefused.of(draw);
  }

  static Statement statement(Draw draw, Kind kind, Query query, Function<DSLContext, Object> body) {
    return new Statement(kind, draw.shapes, false, () -> text(query), body);
  }

  static String text(Query query) {
    return TEXT.renderInlined(query);
  }

  private static Statement select(Draw draw, RandomSelect.Query query) {
    Function<DSLContext, Object> body = Running.of(draw, query.select());
    return new Statement(
        Kind.SELECT, draw.shapes, query.ordered(), () -> text(query.select()), body);
  }
}
