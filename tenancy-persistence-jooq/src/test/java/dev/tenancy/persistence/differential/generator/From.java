package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A tree of joins.
 *
 * @param table the whole of it
 * @param fields what it offers
 * @param sources the tables of the schema in it, from which paths can start
 * @param single whether it is one table of the schema under its own column names
 */
record From(Table<?> table, List<Field<?>> fields, List<Table<?>> sources, boolean single) {
  static From of(Source source) {
    List<Table<?>> sources = source.base() ? List.of(source.table()) : List.of();
    return new From(source.table(), source.fields(), sources, source.base());
  }

  /** With the columns of both sides. */
  From join(Table<?> joined, From right) {
    List<Field<?>> both = new ArrayList<>(fields);
    both.addAll(right.fields);
    List<Table<?>> tables = new ArrayList<>(sources);
    tables.addAll(right.sources);
    return new From(joined, both, tables, false);
  }

  /** With the columns of the left side only. */
  From keep(Table<?> joined) {
    return new From(joined, fields, sources, false);
  }
}
