package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;

/** The ways that jOOQ has to run one and the same query. */
final class Running {
  private Running() {}

  static Function<DSLContext, Object> of(Draw draw, Select<?> query) {
    switch (draw.choices.below(24)) {
      case 19 -> {
        draw.note(Shape.LAZY);
        return dsl -> lazily(dsl, query);
      }
      case 20 -> {
        draw.note(Shape.STREAM);
        return dsl -> {
          // Runs when the stream is read, by when the context would have let go of the query.
          query.attach(dsl.configuration());
          try (Stream<? extends Record> rows = query.stream()) {
            return rows.toList();
          }
        };
      }
      case 21 -> {
        draw.note(Shape.ASYNC);
        return dsl -> {
          query.attach(dsl.configuration());
          return query.fetchAsync().toCompletableFuture().join();
        };
      }
      case 22 -> {
        draw.note(Shape.COUNT_OF_QUERY);
        return dsl -> dsl.fetchCount(query);
      }
      case 23 -> {
        draw.note(Shape.EXISTS_OF_QUERY);
        return dsl -> dsl.fetchExists(query);
      }
      default -> {
        return dsl -> dsl.fetch(query);
      }
    }
  }

  private static Object lazily(DSLContext dsl, Select<?> query) {
    List<Record> rows = new ArrayList<>();
    try (Cursor<?> cursor = dsl.fetchLazy(query)) {
      for (Record next = cursor.fetchNext(); next != null; next = cursor.fetchNext()) {
        rows.add(next);
      }
    }
    return rows;
  }
}
