package dev.tenancy.persistence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.FieldOrRow;
import org.jooq.FieldOrRowOrSelect;
import org.jooq.InsertQuery;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Row;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

/**
 * An insertion of rows of the tenant: the tenant column is filled in where it was left out, and another
 * tenant's is refused. What it does on a conflict, it does to the tenant's rows only.
 */
final class InsertRewrite {
  private static final int ABSENT = -1;

  private final Rewriting rewriting;
  private final TenantPredicate predicate;
  private final FromClause from;

  InsertRewrite(Rewriting rewriting, FromClause from) {
    this.rewriting = rewriting;
    this.predicate = rewriting.predicate();
    this.from = from;
  }

  QueryPart stamp(InsertQuery<?> query) {
    QOM.Insert<?> insert = (QOM.Insert<?>) query;
    Table<?> into = insert.$into();
    WriteTarget.check(into, predicate.tables());
    from.trust(into);
    Select<?> select = insert.$select();
    QOM.Insert<?> stamped = select == null ? stampRows(insert) : stampSelect(insert, select);
    return insert.$onDuplicateKeyUpdate() ? guard(stamped) : stamped;
  }

  private QOM.Insert<?> stampRows(QOM.Insert<?> insert) {
    Table<?> into = insert.$into();
    List<Field<?>> columns = new ArrayList<>(insert.$columns());
    int index = tenantColumn(into, columns);
    List<Row> rows = new ArrayList<>();
    for (Row row : insert.$values()) {
      List<Field<?>> values = new ArrayList<>(List.of(row.fields()));
      if (index == ABSENT) {
        values.add(predicate.tenant());
      } else {
        values.set(index, own(into, values.get(index)));
      }
      rows.add(DSL.row(values));
    }
    if (insert.$defaultValues() || rows.isEmpty()) {
      rows.add(DSL.row(predicate.tenant()));
      columns.clear();
      index = ABSENT;
    }
    if (index == ABSENT) {
      columns.add(predicate.tables().tenantField(into));
    }
    return insert.$defaultValues(false).$columns(columns).$values(rows);
  }

  /** A null is what a record has whose tenant was not set. */
  private Field<?> own(Table<?> into, Field<?> value) {
    if (value instanceof Param<?> param) {
      return new TenantValue(param, rewriting, () -> Refusals.foreignTenant(into));
    }
    throw Refusals.unprovenTenant(into);
  }

  /** Around the query, so that its own shape (UNION, ORDER BY, …) does not matter. */
  private QOM.Insert<?> stampSelect(QOM.Insert<?> insert, Select<?> select) {
    Table<?> into = insert.$into();
    List<Field<?>> columns = new ArrayList<>(insert.$columns());
    int degree = select.fieldsRow().size();
    if (columns.isEmpty()) {
      columns.addAll(List.of(into.fields()).subList(0, Math.min(degree, into.fields().length)));
    }
    if (columns.size() != degree) {
      throw Refusals.columnlessInsert(into);
    }
    int index = tenantColumn(into, columns);
    if (index != ABSENT) {
      checkSelected(into, select, index);
    }
    String[] names = new String[degree];
    List<SelectFieldOrAsterisk> values = new ArrayList<>(degree + 1);
    for (int i = 0; i < degree; i++) {
      names[i] = "c" + i;
      values.add(i == index ? predicate.tenant() : DSL.field(DSL.name("inserted", names[i])));
    }
    if (index == ABSENT) {
      columns.add(predicate.tables().tenantField(into));
      values.add(predicate.tenant());
    }
    Select<?> stamped = DSL.select(values).from(select.asTable("inserted", names));
    return insert.$columns(columns).$select(stamped);
  }

  /** The tenant column of a tenant-owned table is the tenant's, because that table is filtered. */
  private void checkSelected(Table<?> into, Select<?> select, int index) {
    Field<?> value = select.getSelect().get(index);
    boolean column = value instanceof TableField<?, ?> field
        && field.getTable() != null
        && predicate.tables().of(field.getTable()) == Ownership.TENANT
        && predicate.tables().isTenantColumn(field.getTable(), field.getName());
    if (!column) {
      rewriting.dependOnValues();
      TenantValue.check(
          value,
          rewriting.tenant(),
          () -> value instanceof Param
              ? Refusals.foreignTenant(into)
              : Refusals.unprovenTenant(into));
    }
  }

  private QOM.Insert<?> guard(QOM.Insert<?> insert) {
    Table<?> into = insert.$into();
    Map<? extends FieldOrRow, ? extends FieldOrRowOrSelect> set = insert.$updateSet();
    Map<? extends FieldOrRow, ? extends FieldOrRowOrSelect> checked =
        new UpdateRewrite(rewriting, from).assignments(into, set);
    QOM.Insert<?> result = Identity.same(checked, set) ? insert : insert.$updateSet(checked);
    return result.$updateWhere(FromClause.and(result.$updateWhere(), List.of(predicate.on(into))));
  }

  private int tenantColumn(Table<?> into, List<Field<?>> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (predicate.tables().isTenantColumn(into, columns.get(i).getName())) {
        return i;
      }
    }
    return ABSENT;
  }
}
