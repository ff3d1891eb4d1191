package dev.tenancy.persistence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Param;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;

/** The parameters of one rendering of a statement, in the order in which they are to be bound. */
final class RenderedParams implements VisitListener {
  private final List<Param<?>> params = new ArrayList<>();

  @Override
  public void visitStart(VisitContext context) {
    if (context.queryPart() instanceof Param<?> param
        && !param.isInline()
        && context.context().paramType() != ParamType.INLINED) {
      params.add(param);
    }
  }

  /** Whether equal values are to be bound, in the same order. */
  boolean haveValuesOf(RenderedParams other) {
    return Objects.deepEquals(values(), other.values());
  }

  /** Whether they are even the same objects, so that they would have other values in common, too. */
  boolean areThoseOf(RenderedParams other) {
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

  private @Nullable Object[] values() {
    return params.stream().map(Param::getValue).toArray();
  }
}
