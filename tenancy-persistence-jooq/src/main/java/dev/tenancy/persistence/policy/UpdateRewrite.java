package dev.tenancy.persistence.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.FieldOrRow;
import org.jooq.FieldOrRowOrSelect;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Row;
import org.jooq.Table;
import org.jooq.UpdateQuery;
import org.jooq.impl.QOM;

/** A change of the tenant's rows only, which leaves them with the tenant. */
final class UpdateRewrite {
  private final Rewriting rewriting;
  private final FromClause from;

  UpdateRewrite(Rewriting rewriting, FromClause from) {
    this.rewriting = rewriting;
    this.from = from;
  }

  QueryPart filter(UpdateQuery<?> query) {
    QOM.Update<?> update = (QOM.Update<?>) query;
    List<Condition> where = WriteTarget.where(update.$table(), rewriting.tables(), from);
    if (update.$limit() != null || !update.$orderBy().isEmpty()) {
      throw Refusals.limitedWrite(update.$table());
    }
    List<? extends Table<?>> tables = from.filter(update.$from(), where);
    QOM.Update<?> result = Identity.same(tables, update.$from()) ? update : update.$from(tables);
    Map<? extends FieldOrRow, ? extends FieldOrRowOrSelect> set =
        assignments(update.$table(), update.$set());
    if (!Identity.same(set, update.$set())) {
      result = result.$set(set);
    }
    return result.$where(FromClause.and(update.$where(), where));
  }

  /** The same map, unless it sets the tenant to what it is already, as records do. */
  Map<? extends FieldOrRow, ? extends FieldOrRowOrSelect> assignments(
      Table<?> table, Map<? extends FieldOrRow, ? extends FieldOrRowOrSelect> set) {
    for (Map.Entry<? extends FieldOrRow, ? extends FieldOrRowOrSelect> entry : set.entrySet()) {
      if (assignsTenant(table, entry.getKey())) {
        Map<FieldOrRow, FieldOrRowOrSelect> stamped = new LinkedHashMap<>(set);
        stamped.put(entry.getKey(), own(table, entry.getValue()));
        return stamped;
      }
    }
    return set;
  }

  private Field<?> own(Table<?> table, QueryPart value) {
    if (value instanceof Param<?> param) {
      return new TenantValue(param, rewriting, () -> Refusals.movedTenant(table));
    }
    if (value instanceof QOM.Excluded<?> excluded
        && rewriting.tables().isTenantColumn(table, excluded.$field().getName())) {
      // What was to be inserted is the tenant's, because it was stamped.
      return rewriting.predicate().tenant();
    }
    throw Refusals.movedTenant(table);
  }

  private boolean assignsTenant(Table<?> table, FieldOrRow target) {
    if (target instanceof Row row) {
      for (Field<?> field : row.fields()) {
        if (assignsTenant(table, field)) {
          return true;
        }
      }
      return false;
    }
    Field<?> field = (Field<?>) target;
    if (rewriting.tables().isTenantColumn(table, field.getName())) {
      return true;
    }
    // Plain SQL may call the column by a name that cannot be compared.
    if (table.field(field.getName()) == null) {
      throw Refusals.unknownColumn(table, field);
    }
    return false;
  }
}
