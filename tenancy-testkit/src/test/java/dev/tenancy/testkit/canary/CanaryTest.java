package dev.tenancy.testkit.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenancy.testkit.assertion.TenantAct;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class CanaryTest {
  private final Canary<String> canary = Canary.of("globex");

  @Test
  void mark_passes_whenOnlyItsOwnerMeetsIt() {
    List<String> order = new ArrayList<>();

    canary.assertUnseenBy("acme", tenant -> {
      order.add(tenant);
      canary.check("mail", tenant.equals("globex") ? canary.email() : "nothing new");
    });

    assertThat(order).containsExactly("globex", "acme");
  }

  @Test
  void everyMark_isReported_withItsPlace_whenItComesOutForAnother() {
    assertFails(tenant -> {
          canary.check("mail", "To: " + canary.email());
          canary.check("file", "id " + canary.uuid());
          canary.check("file", "total " + canary.number());
        })
        .withMessageStartingWith("marks of globex come out on behalf of acme:")
        .withMessageContaining("\n  mail text: To: " + canary.email())
        .withMessageContaining("\n  file text: id " + canary.uuid())
        .withMessageContaining("\n  file text: total " + canary.number())
        .satisfies(leak -> assertThat(leak.getSuppressed())
            .hasSize(3)
            .allSatisfy(place -> assertThat(place.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(CanaryTest.class.getName()))));
  }

  @Test
  void mark_isReported_whenItComesOutOnAnotherThread() {
    assertFails(tenant -> CompletableFuture.runAsync(() -> canary.check("mail", canary.text()))
            .join())
        .withMessageContaining(canary.text());
  }

  @Test
  void mark_isReported_whenAnExceptionTellsIt() {
    assertFails(tenant -> {
          canary.check("mail", tenant.equals("globex") ? canary.text() : "");
          if (tenant.equals("acme")) {
            throw new Exception("failed", new Exception("for " + canary.text()));
          }
        })
        .withMessageContaining("exception thrown: ")
        .withMessageContaining(canary.text());
  }

  @Test
  void exception_isAnAnswer_whenItTellsNoMark() {
    canary.assertUnseenBy("acme", tenant -> {
      if (tenant.equals("acme")) {
        throw new Exception("not found");
      }
      canary.check("mail", canary.text());
    });
  }

  @Test
  void nothingIsShown_whenNoMarkComesOutForItsOwner() {
    assertFails(tenant -> canary.check("mail", "nothing new"))
        .withMessage("nothing is shown: no mark of globex comes out on its own behalf");
  }

  @Test
  void nothingIsShown_whenTheActFailsForTheOwner() {
    Exception failure = new Exception(canary.text());

    assertFails(tenant -> {
          throw failure;
        })
        .withMessage("nothing is shown: the act fails for globex itself")
        .withCause(failure);
  }

  @Test
  void nothingIsShown_whenOneOfTheWatchesSeesNoMarkOfItsOwner() {
    assertFails(tenant -> {
          canary.check("mail", tenant.equals("globex") ? canary.text() : "");
          canary.check("file", "");
        })
        .withMessageStartingWith("nothing is shown: file sees no mark")
        .withMessageNotContaining("mail");
  }

  @Test
  void nothingIsShown_whenTheActIsInterrupted() {
    assertFails(tenant -> {
          canary.check("mail", tenant.equals("globex") ? canary.text() : "");
          if (tenant.equals("acme")) {
            throw new InterruptedException();
          }
        })
        .withMessage("nothing is shown: the act was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void owner_mayNotBeTheOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canary.assertUnseenBy("globex", tenant -> {}));
  }

  @Test
  void check_isRefused_outsideAnAct() {
    assertThatIllegalStateException().isThrownBy(() -> canary.check("mail", ""));
  }

  @Test
  void act_isRefused_whileAnotherIsUnderWay() {
    assertFails(tenant -> canary.assertUnseenBy("initech", another -> {}))
        .withCauseInstanceOf(IllegalStateException.class)
        .withStackTraceContaining("another act is under way");
  }

  private ThrowableAssertAlternative<AssertionError> assertFails(TenantAct<String> act) {
    return assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> canary.assertUnseenBy("acme", act));
  }
}
