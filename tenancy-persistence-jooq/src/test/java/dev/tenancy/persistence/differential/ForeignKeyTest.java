package dev.tenancy.persistence.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.CustomRecord;
import org.jooq.impl.CustomTable;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wall 3: a key without the tenant lets a row refer to somebody else's, and no other wall sees it. */
class ForeignKeyTest {
  private static final int GLOBEXS = 8;
  private static final Child CHILD = new Child();

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  @BeforeEach
  void makeTables() {
    DSLContext dsl = shop.superuser();
    dsl.execute(
        "create table differential.parent (tenant_id uuid not null, id integer not null unique,"
            + " primary key (tenant_id, id))");
    dsl.execute("create table differential.child (tenant_id uuid not null, id integer not null,"
        + " parent_id integer not null, primary key (tenant_id, id))");
    for (String table : new String[] {"parent", "child"}) {
      dsl.execute("alter table differential." + table + " enable row level security");
      dsl.execute("create policy tenant_isolation on differential." + table
          + " using (tenant_id = (select tenancy.current_tenant()))");
      dsl.execute("grant all on differential." + table + " to tenancy_app, differential_bypass");
    }
    dsl.execute(
        "insert into differential.parent values (?, 7), (?, ?)",
        Shop.ACME.value(),
        Shop.GLOBEX.value(),
        GLOBEXS);
  }

  @AfterEach
  void dropTables() {
    shop.superuser().execute("drop table differential.child, differential.parent");
  }

  @ParameterizedTest
  @EnumSource
  void parentOfAnother_isNotThere_whenTheKeyLeadsWithTheTenant(Wall wall) {
    shop.superuser()
        .execute("alter table differential.child add foreign key (tenant_id, parent_id)"
            + " references differential.parent (tenant_id, id)");

    assertThatThrownBy(() -> refer(wall, GLOBEXS))
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("23503"));
    assertThat(refer(wall, 7)).as("control").isEqualTo(1);
  }

  /** The mutation: the same schema with a plain key takes the row, behind whatever wall. */
  @ParameterizedTest
  @EnumSource
  void parentOfAnother_isFound_whenTheKeyIsPlain(Wall wall) {
    shop.superuser()
        .execute("alter table differential.child add foreign key (parent_id)"
            + " references differential.parent (id)");

    assertThat(refer(wall, GLOBEXS)).isEqualTo(1);
  }

  private static int refer(Wall wall, int parent) {
    return shop.scope(wall, Shop.ACME)
        .insertInto(CHILD)
        .set(CHILD.tenantId, Shop.ACME.value())
        .set(CHILD.id, parent)
        .set(CHILD.parentId, parent)
        .execute();
  }

  /** Written by hand, as the table is no part of the generated schema. */
  static final class Child extends CustomTable<ChildRecord> {
    private static final long serialVersionUID = 1L;

    Child() {
      super(DSL.name("child"), DSL.schema(DSL.name("differential")));
    }

    private final TableField<ChildRecord, UUID> tenantId =
        createField(DSL.name("tenant_id"), SQLDataType.UUID);
    private final TableField<ChildRecord, Integer> id =
        createField(DSL.name("id"), SQLDataType.INTEGER);
    private final TableField<ChildRecord, Integer> parentId =
        createField(DSL.name("parent_id"), SQLDataType.INTEGER);

    @Override
    public Class<ChildRecord> getRecordType() {
      return ChildRecord.class;
    }
  }

  static final class ChildRecord extends CustomRecord<ChildRecord> {
    private static final long serialVersionUID = 1L;

    ChildRecord() {
      super(CHILD);
    }
  }
}
