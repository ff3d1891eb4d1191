package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/**
 * What an expression can name.
 *
 * @param own the columns of the query that the expression stands in
 * @param outer the columns of the queries around it
 * @param tables the tables that a path can start from
 * @param depth how many queries can still be put into each other
 */
record Scope(List<Field<?>> own, List<Field<?>> outer, List<Table<?>> tables, int depth) {
  static final Scope EMPTY = new Scope(List.of(), List.of(), List.of(), 2);

  /** The scope of a query that has these in its FROM. */
  Scope inside(List<Field<?>> fields, List<Table<?>> sources) {
    List<Field<?>> around = new ArrayList<>(own);
    around.addAll(outer);
    return new Scope(List.copyOf(fields), List.copyOf(around), List.copyOf(sources), depth - 1);
  }

  /** The same with more columns of its own. */
  Scope with(List<? extends Field<?>> more) {
    List<Field<?>> fields = new ArrayList<>(own);
    fields.addAll(more);
    return new Scope(List.copyOf(fields), outer, tables, depth);
  }

  List<Field<?>> all() {
    List<Field<?>> all = new ArrayList<>(own);
    all.addAll(outer);
    return all;
  }
}
