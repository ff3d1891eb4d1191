package dev.tenancy.persistence;

import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What can be declared, and what cannot. */
class TenantPolicyTest {
  private static final TenantPolicy POLICY = TenantPolicy.column("tenant_id");

  @Test
  void column_needsAName() {
    assertThatIllegalArgumentException().isThrownBy(() -> TenantPolicy.column(" "));
  }

  @Test
  void shared_isATableWithoutTheTenantColumn() {
    assertThatNoException().isThrownBy(() -> POLICY.shared(COUNTRY).shared());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.shared(COUNTRY, CUSTOMER))
        .withMessageContaining("customer")
        .withMessageContaining("it has the tenant column tenant_id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.shared(DSL.table("country")))
        .withMessageContaining("not a generated table: country");
  }

  @Test
  void keyedBy_isOneColumnOfATable_whichIsNotShared() {
    TenantPolicy byOrganisation = TenantPolicy.column("org_id");

    assertThatNoException().isThrownBy(() -> byOrganisation.keyedBy(CUSTOMER.TENANT_ID));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> byOrganisation.keyedBy(CUSTOMER.TENANT_ID, CUSTOMER.ID))
        .withMessageContaining("one tenant column");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> byOrganisation.shared(CUSTOMER).keyedBy(CUSTOMER.TENANT_ID))
        .withMessageContaining("it has the tenant column tenant_id");
  }
}
