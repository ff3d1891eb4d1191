package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is left is named, and the database is dropped all the same. */
class LeakCheckTest {
  private static ThirdPartyServer server;
  private static List<String> before;

  @BeforeAll
  static void start() {
    server = ThirdPartyServer.start();
    before = server.databases();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(server.databases()).isEqualTo(before);
    Leavers.closeAll();
  }

  @Test
  void class_fails_whenItLeavesAnything() {
    Run run = Run.inParallel(
        server.url("postgres"),
        Leavers.OpenConnection.class,
        Leavers.OpenTransaction.class,
        Leavers.AdvisoryLocks.class,
        Leavers.PreparedTransaction.class,
        Leavers.RoleThatMayRead.class);

    assertThat(run.passed()).isEqualTo(5);
    assertThat(run.failures()).hasSize(5);
    assertThat(run.failures().get("Leavers$OpenConnection")).hasMessage("""
        dev.tenancy.testkit.postgres.Leavers$OpenConnection left behind on the server:
        - a connection of role postgres (shop) is open, idle; its last statement: select * from visit\
         where visitor = ??. Close it, or the pool it is of, in @AfterAll at the latest
        Where that is meant, register the extension withoutLeakCheck().""");
    assertThat(run.failures().get("Leavers$OpenTransaction"))
        .hasMessageContaining(
            "is open, idle in transaction; its last statement: insert into visit values (?).");
    assertThat(run.failures().get("Leavers$AdvisoryLocks"))
        .hasMessageContaining("- an advisory lock (5000000000) is held by role postgres. Unlock it")
        .hasMessageContaining("- an advisory lock (3, 4) is held by role postgres. Unlock it");
    assertThat(run.failures().get("Leavers$PreparedTransaction"))
        .hasMessageContaining("- transaction 'it''s mine' is prepared. Commit it, or roll it back")
        .hasMessageNotContaining("a connection");
    assertThat(run.failures().get("Leavers$RoleThatMayRead"))
        .hasMessageContaining("- role reader was made, and every other class will meet it.")
        .hasMessageContaining("leavingRoles(\"reader\")")
        .hasMessageNotContaining("declared")
        .hasMessageNotContaining("another")
        .hasMessageNotContaining("dropped");
  }

  @Test
  void database_isDroppedWithItsClass_whenThatFails() {
    Run run = Run.on(server.url("postgres"), Leavers.PreparedTransaction.class, Leavers.Next.class);

    assertThat(run.failures()).containsOnlyKeys("Leavers$PreparedTransaction");
    assertThat(run.passed()).isEqualTo(2);
  }

  @Test
  void class_fails_whenItLeavesAReplicationSlot() {
    Run run = Run.on(server.url("postgres"), Leavers.ReplicationSlot.class);

    assertThat(run.passed()).isEqualTo(1);
    assertThat(run.failures().get("Leavers$ReplicationSlot"))
        .hasMessageContaining("- replication slot left is there. Drop it")
        .hasMessageContaining("is open, active; its last statement: START_REPLICATION SLOT");
  }

  @Test
  void class_passes_whenItsConnectionsAreJustBeingClosed() {
    Run run = Run.on(server.url("postgres"), Leavers.Late.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.passed()).isEqualTo(1);
  }

  @Test
  void class_passes_whenItIsNotChecked() {
    Run run = Run.on(server.url("postgres"), Leavers.Unchecked.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.passed()).isEqualTo(1);
  }

  @Test
  void role_isNobodys_whenItMayDoNothing_onAServerOfOthers() {
    Run run = Run.on(server.url("postgres"), Leavers.RoleThatMayNothing.class);

    assertThat(run.failures()).isEmpty();
  }

  @Test
  void role_isOfTheOnlyClassThatRan_onTheEmbeddedServer() {
    Run run = Run.embedded(Leavers.RoleThatMayNothing.class);

    assertThat(run.failures().get("Leavers$RoleThatMayNothing"))
        .hasMessageContaining("- role idler was made");
  }
}
