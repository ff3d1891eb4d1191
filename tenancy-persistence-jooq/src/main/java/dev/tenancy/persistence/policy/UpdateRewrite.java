package dev.tenancy.persistence.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.FieldOrRow;
import org.jooq.FieldOrRowOrSelect;
import org.jooq.QueryPart;
import org.jooq.Row;
import org.jooq.Table;
import org.jooq.UpdateQuery;
import org.jooq.conf.Settings;
import org.jooq.impl.QOM;

/** A change of the tenant's rows only, which leaves them with the tenant. */
final class UpdateRewrite {
  private final TenantPredicate predicate;
  private final UUID tenant;
  private final FromClause from;

  UpdateRewrite(TenantPredicate predicate, UUID tenant, FromClause from) {
    this.predicate = predicate;
    this.tenant = tenant;
    this.from = from;
  }

  QueryPart filter(UpdateQuery<?> query, Settings settings) {
    QOM.Update<?> update = (QOM.Update<?>) query;
    List<Condition> where = WriteTarget.where(update.$table(), predicate, from);
    WriteTarget.checkWhere(update.$where(), settings.getExecuteUpdateWithoutWhere());
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
    FieldOrRow own = null;
    for (Map.Entry<? extends FieldOrRow, ? extends FieldOrRowOrSelect> entry : set.entrySet()) {
      if (assignsTenant(table, entry.getKey())) {
        if (!isOwn(table, entry.getValue())) {
          throw Refusals.movedTenant(table);
        }
        own = entry.getKey();
      }
    }
    if (own == null) {
      return set;
    }
    Map<FieldOrRow, FieldOrRowOrSelect> stamped = new LinkedHashMap<>(set);
    stamped.put(
        own,
        TenantValue.instead(set.get(own), predicate, tenant, () -> Refusals.movedTenant(table)));
    return stamped;
  }

  /** On a conflict, what was to be inserted is the tenant's, because it was stamped. */
  private boolean isOwn(Table<?> table, QueryPart value) {
    return TenantValue.isOf(tenant, value)
        || (value instanceof QOM.Excluded<?> excluded
            && predicate.tables().isTenantColumn(table, excluded.$field().getName()));
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
    if (predicate.tables().isTenantColumn(table, field.getName())) {
      return true;
    }
    // Plain SQL may call the column by a name that cannot be compared.
    if (table.field(field.getName()) == null) {
      throw Refusals.unknownColumn(table, field);
    }
    return false;
  }
}
