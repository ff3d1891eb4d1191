package dev.tenancy.persistence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.Keyword;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.VisitListenerProvider;
import org.jooq.conf.ParamType;
import org.jooq.impl.CatalogImpl;
import org.jooq.impl.SchemaImpl;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/** Follows one rendering of a statement for what its text does not tell. */
final class Trace implements VisitListenerProvider {
  private static final int NOWHERE = -1;
  private static final String JOOQ = "org.jooq.impl.";

  /** The words by which SQL comes to tables. In a list of tables, it is the comma. */
  private static final Pattern TO_TABLES = Pattern.compile(
      "(?<![\\p{L}\\p{N}_$])(?:from|join|select|table|using)(?![\\p{L}\\p{N}_$])",
      Pattern.CASE_INSENSITIVE);

  private final List<Param<?>> params = new ArrayList<>();
  private long words;
  private boolean odd;

  /** One for each of the renderings that jOOQ makes within the rendering. */
  @Override
  public VisitListener provide() {
    return new Follower();
  }

  /** Whether equal values are to be bound, in the same order. */
  boolean bindsValuesOf(Trace other) {
    return Objects.deepEquals(values(), other.values());
  }

  /** Whether those are even the same parameters, so that other values would be, too. */
  boolean bindsParamsOf(Trace other) {
    if (params.size() != other.params.size()) {
      return false;
    }
    for (int i = 0; i < params.size(); i++) {
      if (!Identity.same(params.get(i), other.params.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether all that comes to tables in the text was written by jOOQ, for parts that were visited. */
  boolean explains(String text) {
    return !odd && words == count(text);
  }

  private static long count(String text) {
    return TO_TABLES.matcher(text).results().count();
  }

  /** Plain SQL, or a class of somebody else's, such as one that extends CustomField. */
  private static boolean isForeign(QueryPart part) {
    return part instanceof SQL
        || !(part.getClass().getName().startsWith(JOOQ)
            || part instanceof TableImpl
            || part instanceof SchemaImpl
            || part instanceof CatalogImpl);
  }

  private @Nullable Object[] values() {
    return params.stream().map(Param::getValue).toArray();
  }

  private final class Follower implements VisitListener {
    /** The depth of the part that is not jOOQ's own: nobody knows what it writes. */
    private int foreign = NOWHERE;

    @Override
    public void visitStart(VisitContext context) {
      QueryPart part = context.queryPart();
      if (part instanceof Param<?> param) {
        if (!param.isInline() && context.context().paramType() != ParamType.INLINED) {
          params.add(param);
        }
      } else if (part instanceof Keyword keyword) {
        words += foreign == NOWHERE ? count(keyword.toString()) : 0;
      } else if (part instanceof Name name) {
        odd |= name.toString().indexOf(',') >= 0;
      } else if (foreign == NOWHERE && isForeign(part)) {
        foreign = context.queryPartsLength();
      }
    }

    @Override
    public void visitEnd(VisitContext context) {
      if (context.queryPartsLength() == foreign) {
        foreign = NOWHERE;
      }
    }
  }
}
