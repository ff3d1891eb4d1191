package dev.tenancy.testkit.assertion;

import static dev.tenancy.testkit.assertion.TenantAssertions.assertThatTenant;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class NeighbourAssertTest {
  private final List<String> orders = new ArrayList<>(List.of("acme: anvil"));
  private final NeighbourAssert<String> acme = assertThatTenant("acme").besides("globex");

  private void order(String tenant) {
    orders.add(tenant + ": tea");
  }

  private List<String> list(String tenant) {
    return orders.stream().filter(order -> order.startsWith(tenant)).toList();
  }

  @Test
  void list_passes_whenItHoldsTheTenantsOwn() {
    acme.cannotNotice(this::order, this::list);
  }

  @Test
  void count_fails_whenItIsOfAllTenants() {
    assertFails(this::order, tenant -> orders.size())
        .withMessage("acme notices what globex does%n  before: 1%n  after: 2".formatted());
  }

  @Test
  void refusal_fails_whenItIsDueToTheNeighbour() {
    assertFails(this::order, tenant -> {
          if (orders.size() > 1 && tenant.equals("acme")) {
            throw new IllegalStateException("full");
          }
          return list(tenant);
        })
        .withMessageContaining("after: [java.lang.IllegalStateException, full]");
  }

  @Test
  void nothingIsShown_whenTheNeighbourDoesNotNoticeItEither() {
    assertFails(tenant -> {}, this::list)
        .withMessage("nothing is shown: globex does not notice it itself: []");
  }

  @Test
  void nothingIsShown_whenTheNeighbourCannotDoIt() {
    Exception failure = new Exception("closed");

    assertFails(
            tenant -> {
              throw failure;
            },
            this::list)
        .withMessage("nothing is shown: globex could not do it itself")
        .withCause(failure);
  }

  private ThrowableAssertAlternative<AssertionError> assertFails(
      TenantAct<String> act, TenantQuery<String> question) {
    return assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> acme.cannotNotice(act, question));
  }
}
