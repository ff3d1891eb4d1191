package dev.tenancy.persistence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Param;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;

/** Follows one rendering of a statement for what its text does not tell. */
final class Trace implements VisitListener {
  /** The words by which SQL reads tables. */
  private static final Pattern READS = Pattern.compile(
      "(?<![\\p{L}_$])(?:(select)|table)(?![\\p{L}\\p{N}_$])", Pattern.CASE_INSENSITIVE);

  private final List<Param<?>> params = new ArrayList<>();
  private int selects;

  @Override
  public void visitStart(VisitContext context) {
    if (context.queryPart() instanceof Param<?> param) {
      if (!param.isInline() && context.context().paramType() != ParamType.INLINED) {
        params.add(param);
      }
    } else if (PartKind.of(context.queryPart()) == PartKind.SELECT) {
      selects++;
    }
  }

  /** Whether equal values are to be bound, in the same order. */
  boolean bindsValuesOf(Trace other) {
    return Objects.deepEquals(values(), other.values());
  }

  /** Whether those are even the same parameters, so that other values would be, too. */
  boolean bindsParamsOf(Trace other) {
    for (int i = 0; i < params.size(); i++) {
      if (!Identity.same(params.get(i), other.params.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether all that reads tables in the text came from jOOQ's parts, and none from plain SQL. */
  boolean explains(String text) {
    int words = 0;
    for (Matcher matcher = READS.matcher(text); matcher.find(); words++) {
      if (matcher.group(1) == null) {
        return false;
      }
    }
    return words == selects;
  }

  private @Nullable Object[] values() {
    return params.stream().map(Param::getValue).toArray();
  }
}
