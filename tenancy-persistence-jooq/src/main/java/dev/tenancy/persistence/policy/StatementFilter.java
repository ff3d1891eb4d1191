package dev.tenancy.persistence.policy;

import dev.tenancy.persistence.TenantPolicyException;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.Routine;
import org.jooq.tools.jdbc.JDBCUtils;

/** Puts filtered text in the place of jOOQ's, in one execution, before anything is prepared. */
final class StatementFilter implements ExecuteListener {
  private static final long serialVersionUID = 1L;

  private final transient FilteredTexts texts;
  private final UUID tenant;
  private int batched;
  private boolean filtered;

  StatementFilter(FilteredTexts texts, UUID tenant) {
    this.texts = texts;
    this.tenant = tenant;
  }

  @Override
  public void renderStart(ExecuteContext context) {
    Routine<?> routine = context.routine();
    if (routine != null) {
      throw Refusals.statement(routine);
    }
  }

  @Override
  public void renderEnd(ExecuteContext context) {
    switch (context.batchMode()) {
      case NONE -> filter(context, context.query());
      case SINGLE -> filter(context, context.batchQueries()[0]);
      case MULTIPLE -> {
        filter(context, context.batchQueries()[batched]);
        // Where there are several, jOOQ reads them from here.
        context.batchSQL()[batched++] = context.sql();
      }
    }
  }

  @Override
  public void bindStart(ExecuteContext context) {
    refuseUnfiltered();
  }

  @Override
  public void executeStart(ExecuteContext context) {
    refuseUnfiltered();
  }

  /** A statement that a query wants to keep would be run again for whoever runs the query next. */
  @Override
  public void end(ExecuteContext context) {
    JDBCUtils.safeClose(context.statement());
  }

  /** jOOQ wraps what a parameter is refused with, and shows the text of what failed. */
  @Override
  public void exception(ExecuteContext context) {
    SQLException failure = context.sqlException();
    if (failure != null && texts.isShownIn(context.exception())) {
      context.sql(texts.shown(context.sql()));
      context.sqlException(failure); // says it again
    }
    for (Throwable cause = context.exception(); cause != null; cause = cause.getCause()) {
      if (cause instanceof TenantPolicyException refusal) {
        context.exception(refusal);
        return;
      }
    }
  }

  private void filter(ExecuteContext context, Query query) {
    context.sql(texts.filtered(context, query, tenant));
    filtered = true;
  }

  /** What was prepared earlier is not rendered again; it may be another tenant's, or nobody's. */
  private void refuseUnfiltered() {
    if (!filtered) {
      throw Refusals.keptStatement();
    }
  }
}
