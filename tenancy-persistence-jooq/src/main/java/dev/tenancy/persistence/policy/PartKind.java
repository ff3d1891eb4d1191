package dev.tenancy.persistence.policy;

import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.CommonTableExpression;
import org.jooq.DeleteQuery;
import org.jooq.InsertQuery;
import org.jooq.QueryPart;
import org.jooq.Routine;
import org.jooq.SelectQuery;
import org.jooq.Statement;
import org.jooq.Table;
import org.jooq.UpdateQuery;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;

/** What a part of a statement is to the policy; remembered for each class, as it is asked very often. */
enum PartKind {
  SELECT,
  INSERT,
  UPDATE,
  DELETE,
  /** Hands over to one of these, which is visited next. */
  WRAPPER,
  /** A statement or a routine that the policy cannot see into. */
  OPAQUE,
  NAMED_TABLE,
  ALIASED_TABLE,
  JOIN,
  COMMON_TABLE_EXPRESSION,
  /** Makes its rows of values, or of parts that are visited in turn. */
  MADE_TABLE,
  UNKNOWN_TABLE,
  /** Conditions, fields, names, …: the statements in them are visited in turn. */
  OTHER;

  private static final ClassValue<PartKind> KINDS = new ClassValue<>() {
    @Override
    protected PartKind computeValue(Class<?> type) {
      return kind(type);
    }
  };

  /** These are not public, and a class that is not in the list is refused. */
  private static final Set<String> WRAPPERS = jooq(
      "DeleteAsResultQuery",
      "DeleteImpl",
      "FetchCount",
      "InsertAsResultQuery",
      "InsertImpl",
      "SelectImpl",
      "UpdateAsResultQuery",
      "UpdateImpl");

  private static final Set<String> MADE_TABLES = jooq(
      "AliasedSelect",
      "ArrayTable",
      "ArrayTable$StandardUnnest",
      "DerivedTable",
      "Dual",
      "GenerateSeries",
      "InlineDerivedTable",
      "Lateral",
      "NoTable",
      "RowsFrom",
      "Values",
      "WithOrdinalityTable");

  static PartKind of(QueryPart part) {
    return KINDS.get(part.getClass());
  }

  private static PartKind kind(Class<?> type) {
    if (Table.class.isAssignableFrom(type)) {
      return table(type);
    }
    if (Statement.class.isAssignableFrom(type)) {
      return statement(type);
    }
    return Routine.class.isAssignableFrom(type) ? OPAQUE : OTHER;
  }

  private static PartKind statement(Class<?> type) {
    if (WRAPPERS.contains(type.getName())) {
      return WRAPPER;
    }
    if (SelectQuery.class.isAssignableFrom(type)) {
      return SELECT;
    }
    if (InsertQuery.class.isAssignableFrom(type)) {
      return INSERT;
    }
    if (UpdateQuery.class.isAssignableFrom(type)) {
      return UPDATE;
    }
    return DeleteQuery.class.isAssignableFrom(type) ? DELETE : OPAQUE;
  }

  private static PartKind table(Class<?> type) {
    if (TableImpl.class.isAssignableFrom(type)) {
      return NAMED_TABLE;
    }
    if (QOM.TableAlias.class.isAssignableFrom(type)) {
      return ALIASED_TABLE;
    }
    if (QOM.JoinTable.class.isAssignableFrom(type)) {
      return JOIN;
    }
    if (CommonTableExpression.class.isAssignableFrom(type)) {
      return COMMON_TABLE_EXPRESSION;
    }
    return MADE_TABLES.contains(type.getName()) ? MADE_TABLE : UNKNOWN_TABLE;
  }

  private static Set<String> jooq(String... names) {
    return Set.of(names).stream()
        .map(name -> "org.jooq.impl." + name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
