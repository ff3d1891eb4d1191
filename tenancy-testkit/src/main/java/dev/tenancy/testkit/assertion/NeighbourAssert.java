package dev.tenancy.testkit.assertion;

import org.assertj.core.api.AbstractAssert;

/**
 * Asserts what a tenant cannot learn of its neighbour without knowing any id. Not for several threads.
 *
 * @param <T> how the code under test names a tenant
 */
public final class NeighbourAssert<T> extends AbstractAssert<NeighbourAssert<T>, T> {
  private final T neighbour;

  NeighbourAssert(T tenant, T neighbour) {
    super(tenant, NeighbourAssert.class);
    this.neighbour = neighbour;
  }

  /**
   * Gives the tenant an id of the neighbour's.
   *
   * @param id of something that the neighbour has
   * @param absent an id that nobody has: the tenant must not be able to tell the two apart
   * @param <I> the id
   */
  public <I> KnownIdAssert<T, I> knowing(I id, I absent) {
    return new KnownIdAssert<>(actual, neighbour, id, absent).as(info.description());
  }

  /**
   * Asserts that the tenant gets the same answer before and after the neighbour has done something:
   * lists, counts, sums.
   *
   * @param act what the neighbour does; for the neighbour itself it must change the answer, or
   *     nothing is shown
   * @throws AssertionError when the tenant's answer changes, or the neighbour's does not
   */
  public NeighbourAssert<T> cannotNotice(TenantAct<T> act, TenantQuery<T> question) {
    Answer unaware = answer(question, actual);
    Answer before = answer(question, neighbour);
    try {
      act.run(neighbour);
    } catch (Exception e) {
      AssertionError failure = failure("nothing is shown: %s could not do it itself", neighbour);
      failure.initCause(e);
      throw failure;
    }
    Answer after = answer(question, neighbour);
    if (before.equals(after)) {
      throw failure("nothing is shown: %s does not notice it itself: %s", neighbour, after);
    }
    Answer aware = answer(question, actual);
    if (!unaware.equals(aware)) {
      throw failure(
          "%s notices what %s does%n  before: %s%n  after: %s", actual, neighbour, unaware, aware);
    }
    return this;
  }

  private Answer answer(TenantQuery<T> question, T tenant) {
    return Answer.to(() -> question.ask(tenant), "");
  }
}
