package dev.tenancy.persistence.policy;

import dev.tenancy.persistence.cache.BoundedCache;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteContext.BatchMode;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.VisitListenerProvider;
import org.jooq.conf.InvocationOrder;
import org.jooq.conf.StatementType;
import org.jspecify.annotations.Nullable;

/**
 * What is sent for what jOOQ has written. A statement is rendered once more, filtered, when its text is
 * seen for the first time. Later on the text is enough: to PostgreSQL two statements of one text are
 * one statement, and parameters are kept in number and order. It is not enough, and the statement is
 * filtered again each time, when values stand in it or decided about it, when parameters are made anew
 * by each rendering, or when something else than jOOQ's own parts comes to tables in it: the filter
 * does not see that, but it would see another statement's jOOQ of the same text. Nor is it enough
 * where names are written otherwise than usual.
 *
 * <p>Thread-safe, and shared by all tenants: filtered text says where the tenant goes, not who it is.
 */
final class FilteredTexts {
  private static final int REMEMBERED = 1_000;
  private static final int LONGEST = 8_000;

  private static final BiFunction<DSLContext, Query, String> WITH_PARAMETERS = DSLContext::render;
  private static final BiFunction<DSLContext, Query, String> WITH_VALUES =
      DSLContext::renderInlined;

  private final TenantPredicate predicate;
  private final Marks marks;
  private final Naming usual;
  private final BoundedCache<String> filteredByPlain = new BoundedCache<>(REMEMBERED);

  /** Remembers texts in which tables and columns are named in one way: others are filtered each time. */
  FilteredTexts(TenantPredicate predicate, Marks marks, Naming usual) {
    this.predicate = predicate;
    this.marks = marks;
    this.usual = usual;
  }

  /** Gives the text to send for a query whose plain text is in the context, or refuses the query. */
  String filtered(ExecuteContext context, Query query, UUID tenant) {
    if (context.dialect() != SQLDialect.POSTGRES) {
      throw Refusals.dialect(context.dialect());
    }
    if (PartKind.of(query) == PartKind.OPAQUE) {
      throw Refusals.statement(query);
    }
    String plain = context.sql();
    Naming naming = Naming.of(context.settings());
    boolean rememberable = plain.length() <= LONGEST && naming.equals(usual);
    String known = rememberable ? filteredByPlain.get(plain) : null;
    if (known != null) {
      return known;
    }
    naming.check();
    Filtered filtered = filter(context, query, plain, tenant);
    if (rememberable && filtered.forAllOfItsText()) {
      filteredByPlain.put(plain, filtered.text());
    }
    return filtered.text();
  }

  /** Whether an exception shows marks that nobody else is to know. */
  boolean isShownIn(@Nullable Exception exception) {
    String message = exception == null ? null : exception.getMessage();
    return message != null && !shown(message).equals(message);
  }

  /** What was filtered, without the marks that nobody else is to know. */
  String shown(String filtered) {
    return marks.removedFrom(filtered);
  }

  private Filtered filter(ExecuteContext context, Query query, String plain, UUID tenant) {
    for (BiFunction<DSLContext, Query, String> rendering : renderings(context)) {
      RenderedParams before = new RenderedParams();
      TableWords words = new TableWords();
      if (rendering.apply(listening(context, () -> before, words), query).equals(plain)) {
        RenderedParams after = new RenderedParams();
        Rewriting rewriting = new Rewriting(predicate, tenant);
        DSLContext filtering =
            listening(context, () -> after, () -> new PolicyListener(rewriting, marks.seal()));
        String text = rendering.apply(filtering, query);
        if (!after.haveValuesOf(before)) {
          throw Refusals.changedText();
        }
        boolean forAll = rendering.equals(WITH_PARAMETERS)
            && words.areJooqs(plain)
            && after.areThoseOf(before)
            && rewriting.isForAllOfItsText(usual.isQualified());
        return new Filtered(text, forAll);
      }
    }
    throw Refusals.changedText();
  }

  /** jOOQ writes the values into the text also where there are too many for a prepared statement. */
  private static List<BiFunction<DSLContext, Query, String>> renderings(ExecuteContext context) {
    boolean inlined = context.batchMode() == BatchMode.MULTIPLE
        || context.settings().getStatementType() == StatementType.STATIC_STATEMENT;
    return inlined ? List.of(WITH_VALUES) : List.of(WITH_PARAMETERS, WITH_VALUES);
  }

  /** The listeners of the application come first, whatever the order: ours have the last word. */
  private static DSLContext listening(ExecuteContext context, VisitListenerProvider... last) {
    Configuration configuration = context.configuration();
    boolean reverse =
        context.settings().getVisitListenerStartInvocationOrder() == InvocationOrder.REVERSE;
    List<VisitListenerProvider> theirs = List.of(configuration.visitListenerProviders());
    List<VisitListenerProvider> ours = new ArrayList<>(List.of(last));
    if (reverse) {
      Collections.reverse(ours);
    }
    return configuration
        .derive((reverse ? Stream.of(ours, theirs) : Stream.of(theirs, ours))
            .flatMap(List::stream)
            .toArray(VisitListenerProvider[]::new))
        .dsl();
  }

  private record Filtered(String text, boolean forAllOfItsText) {}
}
