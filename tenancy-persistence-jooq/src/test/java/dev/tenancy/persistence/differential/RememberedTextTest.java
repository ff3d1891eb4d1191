package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.keyword;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unquotedName;
import static org.jooq.impl.DSL.val;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.persistence.TenantPolicy;
import dev.tenancy.persistence.TenantPolicyException;
import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RenderContext;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.RenderTable;
import org.jooq.conf.Settings;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What is filtered once serves all statements of its text, and only them. Row security does not help
 * here: the role is one that it does not bind.
 */
class RememberedTextTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final int ONCE = 1;
  private static final int FILTERED = 3;

  private final Shop shop = new Shop(postgres);
  private final AtomicInteger renderings = new AtomicInteger();
  private final TenantDatabase database = database(TenantPolicy.column("tenant_id"));

  @BeforeEach
  void fill() {
    shop.fill();
  }

  @Test
  void statement_isFilteredOnce_forAllTenantsAndValues() {
    Function<Integer, Select<?>> byId =
        id -> select(CUSTOMER.NAME).from(CUSTOMER).where(CUSTOMER.ID.eq(id));

    assertThat(names(Shop.ACME, byId.apply(1))).isEqualTo("acme1");
    assertThat(renderings.getAndSet(0)).isEqualTo(FILTERED);
    assertThat(names(Shop.GLOBEX, byId.apply(1))).isEqualTo("globex1");
    assertThat(names(Shop.ACME, byId.apply(3))).isEmpty();
    assertThat(names(Shop.GLOBEX, byId.apply(3))).isEqualTo("globex3");
    assertThat(renderings).hasValue(3 * ONCE);
  }

  @Test
  void statement_isFilteredOnce_alsoInATransactionAndAScopeThatIsKept() {
    Select<?> query = select(CUSTOMER.NAME).from(CUSTOMER).where(CUSTOMER.ID.eq(1));
    DSLContext kept = database.scope(Shop.ACME);

    assertThat(kept.fetch(query)).hasSize(1);
    renderings.set(0);
    for (int i = 0; i < 3; i++) {
      assertThat(kept.fetch(query)).hasSize(1);
    }
    database.transaction(Shop.GLOBEX, globex -> {
      for (int i = 0; i < 3; i++) {
        assertThat(globex.fetch(query).getValues(0, String.class)).containsExactly("globex1");
      }
      return null;
    });
    assertThat(renderings).hasValue(6 * ONCE);
  }

  @Test
  void whatJooqWritesItself_isFilteredOnce() {
    for (Select<?> query : List.<Select<?>>of(
        select(count(), max(CUSTOMER.ID), CUSTOMER.NAME.concat("x"), currentOffsetDateTime())
            .from(CUSTOMER)
            .join(PURCHASE)
            .on(PURCHASE.CUSTOMER_ID.eq(CUSTOMER.ID))
            .where(CUSTOMER.NAME.isDistinctFrom("x").and(CUSTOMER.EMAIL.likeIgnoreCase("%@%")))
            .groupBy(CUSTOMER.NAME),
        select(CUSTOMER.ID, rowNumber().over(partitionBy(CUSTOMER.NAME).orderBy(CUSTOMER.ID)))
            .from(CUSTOMER)
            .leftJoin(PURCHASE)
            .on(PURCHASE.CUSTOMER_ID.eq(CUSTOMER.ID))
            .where(exists(selectOne().from(PURCHASE).where(PURCHASE.ID.gt(0))))
            .orderBy(CUSTOMER.ID.desc())
            .limit(2),
        selectFrom(CUSTOMER).where(CUSTOMER.ID.eq(1)).forUpdate().skipLocked(),
        select(CUSTOMER.ID, multiset(select(PURCHASE.ID).from(PURCHASE)), PURCHASE.customer().NAME)
            .from(CUSTOMER, PURCHASE),
        select(CUSTOMER.ID)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.in(1, 2))
            .union(select(PURCHASE.ID).from(PURCHASE)))) {
      renderings.set(0);
      database.scope(Shop.ACME).fetch(query);
      int first = renderings.getAndSet(0);
      database.scope(Shop.GLOBEX).fetch(query);
      assertThat(renderings).as(query.getSQL()).hasValue(first / FILTERED);
    }
  }

  @Test
  void row_thatNamesItsTenant_isCheckedEachTime() {
    assertThat(insert(Shop.ACME, 10, Shop.ACME.value())).isEqualTo(1);
    renderings.set(0);

    assertThat(insert(Shop.GLOBEX, 10, Shop.GLOBEX.value())).isEqualTo(1);
    assertThat(insert(Shop.ACME, 11, null)).isEqualTo(1);
    assertThat(renderings).as("control: it was remembered").hasValue(2 * ONCE);
    assertThatThrownBy(() -> insert(Shop.ACME, 12, Shop.GLOBEX.value()))
        .isInstanceOf(TenantPolicyException.class);
    assertThat(shop.superuser()
            .fetchCount(CUSTOMER, CUSTOMER.TENANT_ID.eq(Shop.ACME.value()), CUSTOMER.ID.ge(10)))
        .isEqualTo(2);
  }

  @Test
  void row_thatNamesItsTenantInTheText_isFilteredEachTime() {
    Function<TenantId, Integer> insertForAcme = scope -> database
        .scope(scope)
        .insertInto(CUSTOMER)
        .set(CUSTOMER.TENANT_ID, inline(Shop.ACME.value()))
        .set(CUSTOMER.ID, 10)
        .set(CUSTOMER.NAME, "new")
        .set(CUSTOMER.ACTIVE, true)
        .execute();

    assertThat(insertForAcme.apply(Shop.ACME)).isEqualTo(1);
    assertThatThrownBy(() -> insertForAcme.apply(Shop.GLOBEX))
        .isInstanceOf(TenantPolicyException.class);
  }

  /** The filter does not see into the plain text, which row security would hold; into jOOQ's it does. */
  @Test
  void plainSql_isNotTakenForJooqs_ofTheSameText() {
    Field<Boolean> seen = DSL.field(exists(selectOne()
        .from(PURCHASE)
        .where(PURCHASE.CUSTOMER_ID.eq(inline(3)).and(PURCHASE.ID.eq(val(3))))));
    String text = shop.superuser().render(seen);
    Field<Boolean> unseen = DSL.field(text.replace("?", "{0}"), Boolean.class, val(3));
    Function<Field<?>, Select<?>> query = there -> select(there.as("there")).from(CUSTOMER);
    assertThat(shop.superuser().render(query.apply(unseen)))
        .isEqualTo(shop.superuser().render(query.apply(seen)));

    assertThat(values(query.apply(unseen)))
        .as("control: row 3 is the neighbour's")
        .containsExactly(true, true);
    assertThat(values(query.apply(seen))).containsExactly(false, false);
  }

  /** However the plain text comes to its table: by a field, a name or a part of the application's own. */
  @Test
  void plainTables_areNotTakenForJooqs_ofTheSameText() {
    String text = "\"differential\".\"customer\".\"id\" from \"differential\".\"customer\"";
    Field<Integer> custom = CustomField.of("id", SQLDataType.INTEGER, context -> context.sql(text));
    Select<?> seen = select(CUSTOMER.ID).from(CUSTOMER);
    for (Select<?> unseen : List.<Select<?>>of(
        select(DSL.field(text)),
        select(DSL.field(
            "{0} {1} {2}", CUSTOMER.ID, keyword("from"), name("differential", "customer"))),
        select(DSL.field(unquotedName(text))),
        select(custom))) {
      assertThat(shop.superuser().render(unseen)).isEqualTo(shop.superuser().render(seen));

      assertThat(database.scope(Shop.ACME).fetch(unseen))
          .as("control: the filter cannot see it")
          .hasSize(5);
    }
    assertThat(database.scope(Shop.ACME).fetch(seen)).hasSize(2);
  }

  @Test
  void plainTables_inOptionsAndChanges_areNotTakenForJooqs_ofTheSameText() {
    database
        .scope(Shop.ACME)
        .fetch(select(CUSTOMER.ID).option("from \"differential\".\"customer\""));
    assertThat(database.scope(Shop.ACME).fetch(select(CUSTOMER.ID).from(CUSTOMER)))
        .hasSize(2);

    database
        .scope(Shop.ACME)
        .update(CUSTOMER)
        .set(
            CUSTOMER.NAME,
            DSL.field(
                "\"differential\".\"purchase\".\"remark\" from \"differential\".\"purchase\"",
                String.class))
        .where(CUSTOMER.ID.lt(0))
        .execute();
    database
        .scope(Shop.ACME)
        .update(CUSTOMER)
        .set(CUSTOMER.NAME, PURCHASE.REMARK)
        .from(PURCHASE)
        .where(CUSTOMER.ID.lt(3))
        .execute();
    assertThat(names(Shop.ACME, select(CUSTOMER.NAME).from(CUSTOMER))).isEqualTo("acme acme");
  }

  @Test
  void sharedTable_isNotTakenForATenants_ofTheSameName_whereSchemasAreNotWritten() {
    PGSimpleDataSource connections = (PGSimpleDataSource) postgres.dataSource(Wall.POLICY.role());
    connections.setCurrentSchema("differential,tenancy");
    TenantDatabase unqualified = TenantDatabase.on(
        connections,
        TenantPolicy.column("tenant_id").shared(Elsewhere.CUSTOMER),
        new DefaultConfiguration().set(new Settings().withRenderSchema(false)));

    unqualified
        .scope(Shop.ACME)
        .select(Elsewhere.CUSTOMER.ID)
        .from(Elsewhere.CUSTOMER)
        .fetch();
    assertThat(unqualified.scope(Shop.ACME).select(CUSTOMER.ID).from(CUSTOMER).fetch())
        .hasSize(2);
  }

  @Test
  void settings_ofOneStatement_areNotTakenForTheUsual() {
    database
        .scope(Shop.ACME)
        .configuration()
        .deriveSettings(settings -> settings.withRenderTable(RenderTable.NEVER))
        .dsl()
        .select(DSL.field(unquotedName("id")))
        .from(CUSTOMER)
        .fetch();
    renderings.set(0);
    assertThat(database
            .scope(Shop.ACME)
            .select(DSL.field(unquotedName("id")))
            .from(CUSTOMER)
            .fetch())
        .hasSize(2);
    assertThat(renderings).hasValue(FILTERED);
  }

  @Test
  void plainStatement_isRefused_alsoWhenItsTextIsKnown() {
    Select<?> query = select(CUSTOMER.ID).from(CUSTOMER);
    DSLContext scope = database.scope(Shop.ACME);
    scope.fetch(query);

    assertThatThrownBy(() -> scope.fetch(scope.render(query)))
        .isInstanceOf(TenantPolicyException.class);
  }

  @Test
  void mapping_ofAnotherConfiguration_isNotTakenForTheUsualNames() {
    DSLContext mapped = mapping("elsewhere", "differential");

    assertThat(mapped.select(Elsewhere.CUSTOMER.ID).from(Elsewhere.CUSTOMER).fetch())
        .as("control: there it was declared shared")
        .hasSize(5);
    DSLContext usual = database.scope(Shop.ACME);
    assertThat(usual.select(CUSTOMER.ID).from(CUSTOMER).fetch()).hasSize(2);
    assertThat(mapped.select(Elsewhere.CUSTOMER.ID).from(Elsewhere.CUSTOMER).fetch())
        .hasSize(5);
  }

  @Test
  void longTexts_andThoseOfTables_areFilteredEachTime() {
    String longText = "x".repeat(10_000);
    for (Select<?> query : new Select<?>[] {
      select(CUSTOMER.NAME).from(CUSTOMER).where(CUSTOMER.NAME.ne(inline(longText))),
      select(CUSTOMER.NAME.as("table")).from(CUSTOMER)
    }) {
      for (int i = 0; i < 2; i++) {
        assertThat(database.scope(Shop.ACME).fetch(query)).hasSize(2);
        assertThat(renderings.getAndSet(0)).isEqualTo(FILTERED);
      }
    }
  }

  private TenantDatabase database(TenantPolicy policy) {
    VisitListener counter = new VisitListener() {
      @Override
      public void visitStart(VisitContext context) {
        RenderContext render = context.renderContext();
        if (render != null && context.queryPartsLength() == 1) {
          renderings.incrementAndGet();
        }
      }
    };
    return TenantDatabase.on(
        postgres.dataSource(Wall.POLICY.role()),
        policy.shared(Elsewhere.CUSTOMER),
        new DefaultConfiguration().set(counter));
  }

  private DSLContext mapping(String from, String to) {
    return database
        .scope(Shop.ACME)
        .configuration()
        .deriveSettings(settings -> settings.withRenderMapping(
            new RenderMapping().withSchemata(new MappedSchema().withInput(from).withOutput(to))))
        .dsl();
  }

  private List<Boolean> values(Select<?> query) {
    return database.scope(Shop.ACME).fetch(query).getValues(0, Boolean.class);
  }

  private String names(TenantId tenant, Select<?> query) {
    return String.join(" ", database.scope(tenant).fetch(query).getValues(0, String.class));
  }

  private int insert(TenantId scope, int id, UUID tenant) {
    return database
        .scope(scope)
        .insertInto(CUSTOMER)
        .set(CUSTOMER.TENANT_ID, tenant)
        .set(CUSTOMER.ID, id)
        .set(CUSTOMER.NAME, "new")
        .set(CUSTOMER.ACTIVE, true)
        .execute();
  }

  /** A table of another schema, which has the name and a column of the customers. */
  public static final class Elsewhere extends TableImpl<Record> {
    private static final long serialVersionUID = 1L;
    static final Elsewhere CUSTOMER = new Elsewhere();

    final TableField<Record, Integer> ID = createField(name("id"), SQLDataType.INTEGER, this);

    /** As generated tables have it. */
    public Elsewhere() {
      super(name("customer"), DSL.schema(name("elsewhere")));
    }
  }
}
