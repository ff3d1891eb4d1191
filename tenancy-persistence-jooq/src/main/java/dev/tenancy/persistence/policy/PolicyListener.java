package dev.tenancy.persistence.policy;

import org.jooq.CommonTableExpression;
import org.jooq.DeleteQuery;
import org.jooq.InsertQuery;
import org.jooq.QueryPart;
import org.jooq.RenderContext;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.UpdateQuery;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/**
 * Follows one rendering of one statement, part by part. Statements are replaced by filtered ones; then
 * every table in a place where tables are declared must be one that this has covered.
 */
final class PolicyListener implements VisitListener {
  private static final int NOWHERE = -1;

  private final Rewriting rewriting;
  private final TenantTables tables;
  private final String seal;
  private @Nullable Frame frame;

  /** The depth of the table that is being rendered with what it is made of: its alias and its name. */
  private int inside = NOWHERE;

  /** The depth of what is an alias of a shared table or a renamed one: the name in it will tell. */
  private int unproven = NOWHERE;

  PolicyListener(Rewriting rewriting, String seal) {
    this.rewriting = rewriting;
    this.tables = rewriting.tables();
    this.seal = seal;
  }

  @Override
  public void visitStart(VisitContext context) {
    QueryPart part = context.queryPart();
    PartKind kind = PartKind.of(part);
    switch (kind) {
      case OTHER -> {}
      case SELECT, INSERT, UPDATE, DELETE -> {
        open(context);
        filter(context, kind, part);
      }
      case WRAPPER -> open(context);
      case OPAQUE -> throw Refusals.statement(part);
      default -> {
        if (inside == NOWHERE && context.context().declareTables()) {
          table(context, kind, (Table<?>) part);
        }
      }
    }
  }

  /** By depth, because asking for the part is the dearest thing that a listener can do. */
  @Override
  public void visitEnd(VisitContext context) {
    int depth = context.queryPartsLength();
    if (depth == unproven) {
      throw Refusals.table((Table<?>) context.queryPart(), Ownership.UNKNOWN);
    }
    if (depth == inside) {
      inside = NOWHERE;
    } else if (frame != null && depth == frame.depth()) {
      inside = frame.enclosing();
      frame = frame.outer();
    }
  }

  /** The first part of all is the statement itself. Its seal says that it has been through here. */
  private void open(VisitContext context) {
    RenderContext render = context.renderContext();
    if (render != null && context.queryPartsLength() == 1) {
      render.sql(seal);
    }
  }

  private void filter(VisitContext context, PartKind kind, QueryPart statement) {
    FromClause from = new FromClause(rewriting.predicate());
    QueryPart filtered = switch (kind) {
      case SELECT -> SelectRewrite.filter((SelectQuery<?>) statement, from);
      case INSERT -> new InsertRewrite(rewriting, from).stamp((InsertQuery<?>) statement);
      case UPDATE -> new UpdateRewrite(rewriting, from).filter((UpdateQuery<?>) statement);
      default -> DeleteRewrite.filter((DeleteQuery<?>) statement, tables, from);
    };
    QueryPart body = frame != null && frame.hasWith() ? expression(context) : null;
    frame = new Frame(context.queryPartsLength(), from, with(filtered), frame, inside, body);
    inside = NOWHERE;
    if (!Identity.same(filtered, statement)) {
      context.queryPart(filtered);
    }
  }

  private void table(VisitContext context, PartKind kind, Table<?> table) {
    switch (kind) {
      case JOIN -> join(context, (QOM.JoinTable<?, ?>) table);
      case NAMED_TABLE -> named(context, table, table);
      case ALIASED_TABLE -> {
        Table<?> base = ((QOM.TableAlias<?>) table).$table();
        if (PartKind.of(base) == PartKind.NAMED_TABLE) {
          named(context, table, base);
        } else if (frame != null && frame.from().isOwn(table)) {
          inside = context.queryPartsLength();
        } else if (PartKind.of(base) == PartKind.JOIN) {
          // What it names may be named again beside it, and would be taken for that.
          throw Refusals.aliasedJoin(table);
        }
      }
      case COMMON_TABLE_EXPRESSION -> {
        if (!context.context().declareCTE() && !isInScope(table)) {
          throw Refusals.table(table, Ownership.UNKNOWN);
        }
      }
      case MADE_TABLE -> {}
      default -> throw Refusals.tableExpression(table);
    }
  }

  private void named(VisitContext context, Table<?> table, Table<?> base) {
    Ownership ownership = tables.of(table);
    boolean allowed = switch (ownership) {
      case TENANT -> frame != null && frame.from().covers(table);
      case SHARED -> true;
      case UNDECLARED -> false;
      case UNKNOWN -> base.getClass() == TableImpl.class && isInScope(base);
    };
    if (!allowed) {
      throw Refusals.table(table, ownership);
    }
    if (ownership == Ownership.SHARED) {
      rewriting.nameShared();
    }
    if (ownership == Ownership.SHARED && !tables.isNamedAsDeclared(base)) {
      unproven = unproven == NOWHERE ? context.queryPartsLength() : unproven;
    } else {
      unproven = NOWHERE;
      inside = context.queryPartsLength();
    }
  }

  private boolean isInScope(Table<?> expression) {
    return frame != null && frame.names(expression);
  }

  /**
   * jOOQ makes joins of its own for paths, after the statement was filtered: what they join gets its
   * predicate here. Joins for an implicit path are rendered apart, around a table that is covered in
   * the statement.
   */
  private void join(VisitContext context, QOM.JoinTable<?, ?> join) {
    if (frame == null) {
      FromClause from = new FromClause(rewriting.predicate());
      from.trust(first(join));
      frame = new Frame(context.queryPartsLength(), from, null, null, NOWHERE, null);
    }
    Table<?> complete = frame.from().complete(join);
    if (!Identity.same(complete, join)) {
      context.queryPart(complete);
    }
  }

  private static Table<?> first(Table<?> table) {
    return table instanceof QOM.JoinTable<?, ?> join ? first(join.$table1()) : table;
  }

  private static QOM.@Nullable With with(QueryPart statement) {
    if (statement instanceof Select<?> select) {
      return select.$with();
    }
    if (statement instanceof QOM.Insert<?> insert) {
      return insert.$with();
    }
    if (statement instanceof QOM.Update<?> update) {
      return update.$with();
    }
    return statement instanceof QOM.Delete<?> delete ? delete.$with() : null;
  }

  /** The common table expression of the outer statement that is being rendered, if it is one. */
  private @Nullable QueryPart expression(VisitContext context) {
    QueryPart[] parts = context.queryParts();
    for (int i = parts.length - 1; frame != null && i >= frame.depth(); i--) {
      if (parts[i] instanceof CommonTableExpression) {
        return parts[i];
      }
    }
    return null;
  }
}
