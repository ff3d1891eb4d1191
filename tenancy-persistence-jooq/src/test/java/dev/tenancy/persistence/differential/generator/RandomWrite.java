package dev.tenancy.persistence.differential.generator;

import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** A single statement that writes. */
final class RandomWrite {
  private RandomWrite() {}

  static Query counted(Draw draw) {
    return of(draw, false);
  }

  @SuppressWarnings("unchecked")
  static ResultQuery<Record> returning(Draw draw) {
    return (ResultQuery<Record>) of(draw, true);
  }

  private static Query of(Draw draw, boolean returning) {
    draw.write();
    return switch (draw.choices.below(3)) {
      case 0 -> RandomUpdate.of(draw, returning);
      case 1 -> RandomInsert.of(draw, returning);
      default -> RandomDelete.of(draw, returning);
    };
  }
}
