package dev.tenancy.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** What an audit is told, and what it tells besides its findings. */
class AuditConfigurationTest {
  @RegisterExtension
  static final ShopServer server = new ShopServer();

  private Shop shop;

  @BeforeEach
  void copy() {
    shop = server.copy();
  }

  @AfterEach
  void drop() {
    shop.close();
  }

  @Test
  void cleanDatabase_isClean_asAnyRole() {
    for (String role : new String[] {"tenancy_app", "tenancy_control", "shop_owner", "postgres"}) {
      AuditReport report = SchemaAudit.of(shop.as(role)).shared("shop.country").run();

      assertThat(report.isClean()).isTrue();
      assertThatNoException().isThrownBy(report::requireClean);
    }
  }

  @Test
  void subject_saysWhatWasLookedAt() {
    AuditSubject subject = shop.audit().subject();

    assertThat(subject.schemas()).containsExactly("shop", "tenancy");
    assertThat(subject.roles()).containsExactly("tenancy_app", "tenancy_control");
    assertThat(subject.tenantOwned()).isEqualTo(11);
    assertThat(subject.shared()).isEqualTo(3);
    assertThat(subject.views()).isEqualTo(1);
    assertThat(subject.schemaVersion()).isEqualTo("6");
    assertThat(subject.rules()).isEqualTo(Rule.values().length);
    assertThat(subject.toString()).contains(shop.name(), "11 tenant-owned");
  }

  @Test
  void requireClean_namesEachHoleWithItsRemedy() throws SQLException {
    shop.execute("alter table shop.line no force row level security;"
        + "alter table shop.product disable row level security");

    assertThatIllegalStateException()
        .isThrownBy(() -> shop.audit().requireClean())
        .withMessageContaining("shop.line")
        .withMessageContaining("alter table shop.product enable row level security;");
  }

  @Test
  void sharedTable_isAHole_whenItIsNotDeclaredOrNotThereOrOwned() {
    assertThat(SchemaAudit.of(shop.as("tenancy_app")).run().errors())
        .extracting(Finding::rule)
        .containsExactly(Rule.TABLE_UNDECLARED);
    assertThat(shop.audited().shared("shop.county").run().errors())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo(Rule.SHARED_TABLE_MISSING);
          assertThat(finding.object()).isEqualTo("table shop.county");
        });
    assertThat(shop.audited().shared("shop.line").run().errors())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo(Rule.SHARED_TABLE_OWNED);
          assertThat(finding.object()).isEqualTo("table shop.line");
        });
  }

  @Test
  void role_isAHole_whenItDoesNotExist() {
    assertThat(shop.audited().serving("tenancy_app", "tenancy_ap").run().errors())
        .singleElement()
        .satisfies(finding -> assertThat(finding.object()).isEqualTo("role tenancy_ap"));
  }

  @Test
  void crossingRole_isNoHole_whenItIsNamed() {
    shop.execute("create role report_ bypassrls; grant select on shop.line to report_");
    try {
      assertThat(shop.audit().errors()).extracting(Finding::object).containsExactly("role report_");
      assertThat(shop.audited().crossing("report_").run().errors()).isEmpty();
    } finally {
      shop.execute("drop owned by report_; drop role report_");
    }
  }

  @Test
  void schemas_leaveOthersOut_butNotWhatInheritsFromThem() {
    shop.execute("alter table shop.line disable row level security;"
        + "create schema other;"
        + "create table other.event_2028 partition of shop.event"
        + " for values from ('2028-01-01') to ('2029-01-01')");

    assertThat(SchemaAudit.of(shop.as("tenancy_app")).schemas("tenancy").run().errors())
        .isEmpty();
    assertThat(shop.audited().schemas("shop").run().errors())
        .extracting(Finding::object)
        .containsExactlyInAnyOrder("table shop.line", "table other.event_2028");
  }

  @Test
  void session_isLookedAtToo() throws SQLException {
    PGSimpleDataSource preset = (PGSimpleDataSource) shop.as("tenancy_app");
    preset.setOptions("-c tenancy.tenant_id=" + Shop.B);
    assertThat(SchemaAudit.of(preset).shared("shop.country").run().errors())
        .extracting(Finding::object)
        .containsExactly("setting tenancy.tenant_id of the server or the connection");

    PGSimpleDataSource off = (PGSimpleDataSource) shop.as("tenancy_app");
    off.setOptions("-c row_security=off");
    assertThat(SchemaAudit.of(off).shared("shop.country").run().errors())
        .extracting(Finding::object)
        .containsExactly("setting row_security of the server or the connection");
  }

  @Test
  void database_isNotClean_withoutTheSchema() {
    shop.execute("drop schema shop cascade; drop schema tenancy cascade");

    assertThat(SchemaAudit.of(shop.as("postgres")).run().errors())
        .extracting(Finding::rule)
        .containsExactly(Rule.SCHEMA_MISSING);
  }

  @Test
  void database_thatCannotBeReached_isAnException() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://localhost:1/x");

    assertThatExceptionOfType(AuditException.class)
        .isThrownBy(() -> SchemaAudit.of(nowhere).run())
        .withMessageContaining("cannot read the catalog");
  }

  @Test
  void hundredTables_areLookedAtInASecond() {
    shop.execute("""
        do $$ begin for n in 1..100 loop
          execute format(
            'create table shop.t%s (tenant_id uuid not null, id uuid, primary key (tenant_id, id))',
            n);
          perform tenancy.protect(format('shop.t%s', n)::regclass);
        end loop; end $$
        """);
    shop.audit();
    long began = System.nanoTime();
    AuditReport report = shop.audit();
    long millis = (System.nanoTime() - began) / 1_000_000;

    assertThat(report.subject().tenantOwned()).isEqualTo(111);
    assertThat(report.errors()).isEmpty();
    assertThat(millis).isLessThan(1_000);
  }
}
