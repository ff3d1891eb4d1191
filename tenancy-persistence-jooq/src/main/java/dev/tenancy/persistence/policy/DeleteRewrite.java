package dev.tenancy.persistence.policy;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DeleteQuery;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.QOM;

/** A deletion of the tenant's rows only. */
final class DeleteRewrite {
  private DeleteRewrite() {}

  static QueryPart filter(DeleteQuery<?> query, TenantTables tables, FromClause from) {
    QOM.Delete<?> delete = (QOM.Delete<?>) query;
    List<Condition> where = WriteTarget.where(delete.$from(), tables, from);
    if (delete.$limit() != null || !delete.$orderBy().isEmpty()) {
      throw Refusals.limitedWrite(delete.$from());
    }
    List<? extends Table<?>> using = from.filter(delete.$using(), where);
    QOM.Delete<?> result = Identity.same(using, delete.$using()) ? delete : delete.$using(using);
    return result.$where(FromClause.and(delete.$where(), where));
  }
}
