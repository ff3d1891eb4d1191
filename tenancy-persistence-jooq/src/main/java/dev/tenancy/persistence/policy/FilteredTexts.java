package dev.tenancy.persistence.policy;

import dev.tenancy.persistence.cache.BoundedCache;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteContext.BatchMode;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.VisitListenerProvider;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.StatementType;
import org.jspecify.annotations.Nullable;

/**
 * What is sent for what jOOQ has written. A statement is rendered once more, filtered, when its text is
 * seen for the first time. Later on the text is enough: to PostgreSQL two statements of one text are
 * one statement, and parameters are kept in number and order. It is not enough, and the statement is
 * filtered again each time, when values decided about it, when parameters are made anew by each
 * rendering, or when it has pieces of plain SQL that may read tables, for which another statement's
 * jOOQ might stand in the same text.
 *
 * <p>Thread-safe, and shared by all tenants: filtered text says where the tenant goes, not who it is.
 */
final class FilteredTexts {
  private static final int REMEMBERED = 1_000;
  private static final int LONGEST = 8_000;

  private final TenantPredicate predicate;
  private final Marks marks;
  private final @Nullable RenderMapping mapping;
  private final BoundedCache<String> known = new BoundedCache<>(REMEMBERED);

  /** Remembers texts of configurations with one mapping: with others, other tables have their names. */
  FilteredTexts(TenantPredicate predicate, Marks marks, @Nullable RenderMapping mapping) {
    this.predicate = predicate;
    this.marks = marks;
    this.mapping = mapping;
  }

  /** Gives the text to send for a query whose plain text is in the context, or refuses the query. */
  String filtered(ExecuteContext context, Query query, UUID tenant) {
    if (context.dialect() != SQLDialect.POSTGRES) {
      throw Refusals.dialect(context.dialect());
    }
    String plain = context.sql();
    boolean usual = Objects.equals(mapping, context.settings().getRenderMapping());
    String filtered = usual ? known.get(plain) : null;
    return filtered != null ? filtered : filter(context, query, plain, tenant, usual);
  }

  private String filter(
      ExecuteContext context, Query query, String plain, UUID tenant, boolean usual) {
    RenderMappings.check(context.settings().getRenderMapping());
    for (BiFunction<DSLContext, Query, String> renderer : renderers(context)) {
      Trace before = new Trace();
      Trace after = new Trace();
      Rewriting rewriting = new Rewriting(predicate, tenant);
      VisitListenerProvider policy = () -> new PolicyListener(rewriting, marks.seal());
      Configuration configuration = context.configuration();
      DSLContext unfiltering = configuration.deriveAppending(before).dsl();
      DSLContext filtering =
          configuration.deriveAppending(after).deriveAppending(policy).dsl();
      if (renderer.apply(unfiltering, query).equals(plain)) {
        String filtered = renderer.apply(filtering, query);
        if (!after.bindsValuesOf(before)) {
          throw Refusals.changedText();
        }
        if (usual
            && plain.length() <= LONGEST
            && before.explains(plain)
            && after.bindsParamsOf(before)
            && !rewriting.dependsOnValues()) {
          known.put(plain, filtered);
        }
        return filtered;
      }
    }
    throw Refusals.changedText();
  }

  /** jOOQ writes the values into the text also where there are too many for a prepared statement. */
  private static List<BiFunction<DSLContext, Query, String>> renderers(ExecuteContext context) {
    boolean inlined = context.batchMode() == BatchMode.MULTIPLE
        || context.settings().getStatementType() == StatementType.STATIC_STATEMENT;
    return inlined
        ? List.of(DSLContext::renderInlined)
        : List.of(DSLContext::render, DSLContext::renderInlined);
  }
}
