package dev.tenancy.testkit.assertion;

import org.assertj.core.api.AbstractAssert;

/**
 * Asserts what a tenant cannot do with an id of its neighbour's. Not for several threads.
 *
 * <p>Answers are compared with each other, so that nobody needs to say what "not found" looks like. An
 * exception is an answer. An answer may repeat the id that it was asked for: within texts, HTTP
 * responses and messages of exceptions that makes no difference. What differs by chance, such as the
 * id of a request, has to be left out of it; the header {@code Date} is.
 *
 * @param <T> how the code under test names a tenant
 * @param <I> the id
 */
public final class KnownIdAssert<T, I> extends AbstractAssert<KnownIdAssert<T, I>, T> {
  private final T neighbour;
  private final I id;
  private final I absent;

  KnownIdAssert(T tenant, T neighbour, I id, I absent) {
    super(tenant, KnownIdAssert.class);
    this.neighbour = neighbour;
    this.id = id;
    this.absent = absent;
  }

  /**
   * Asserts that the tenant gets the same answer for the neighbour's id as for one that nobody has.
   * For a call that changes something, too: what it answers is compared, the tenant's first.
   *
   * @param question to which the neighbour itself must get different answers, or nothing is shown
   * @throws AssertionError when the tenant can tell the two apart, or the neighbour cannot
   */
  public KnownIdAssert<T, I> cannotSee(TenantIdQuery<T, I> question) {
    requireAlike(answer(question, actual, id), answer(question, actual, absent));
    Answer seen = answer(question, neighbour, id);
    if (seen.equals(answer(question, neighbour, absent))) {
      throw failure(
          "nothing is shown: %s itself is answered alike for its %s and for %s, which nobody has: %s",
          neighbour, id, absent, seen);
    }
    return this;
  }

  /**
   * Asserts that the tenant's attempt leaves what the neighbour has as it was, and fails in the same
   * way as on an id that nobody has.
   *
   * @param act what is tried, on behalf of the tenant first; done by the neighbour itself it must
   *     change the neighbour's answer, or nothing is shown
   * @param question what the neighbour sees of it
   * @throws AssertionError when the tenant changes it or can tell that it is there, or the neighbour
   *     cannot change it
   */
  public KnownIdAssert<T, I> cannotChange(TenantIdAct<T, I> act, TenantIdQuery<T, I> question) {
    Answer before = answer(question, neighbour, id);
    Answer attempt = outcome(act, actual, id);
    Answer after = answer(question, neighbour, id);
    if (!before.equals(after)) {
      throw failure(
          "%s changes %s of %s%n  before: %s%n  after: %s", actual, id, neighbour, before, after);
    }
    requireAlike(attempt, outcome(act, actual, absent));
    Answer control = outcome(act, neighbour, id);
    if (after.equals(answer(question, neighbour, id))) {
      throw failure(
          "nothing is shown: %s itself changes nothing of its %s: %s", neighbour, id, control);
    }
    return this;
  }

  private void requireAlike(Answer onId, Answer onAbsent) {
    if (!onId.equals(onAbsent)) {
      throw failure(
          "%s can tell that %s has %s%n  answer: %s%n  to %s, which nobody has: %s",
          actual, neighbour, id, onId, absent, onAbsent);
    }
  }

  private Answer answer(TenantIdQuery<T, I> question, T tenant, I subject) {
    return Answer.to(() -> question.ask(tenant, subject), subject.toString());
  }

  private Answer outcome(TenantIdAct<T, I> act, T tenant, I subject) {
    return Answer.to(
        () -> {
          act.run(tenant, subject);
          return "done";
        },
        subject.toString());
  }
}
