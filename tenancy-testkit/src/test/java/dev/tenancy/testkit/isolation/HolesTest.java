package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The holes that one may make in a schema: each is found, by the attack and with the remedy that is named. */
class HolesTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.ROLES);

  @BeforeEach
  void create() {
    Shop.create(postgres.superuser());
  }

  @AfterEach
  void reset() {
    Shop.run(
        postgres.superuser(),
        "alter role shop_app nosuperuser nobypassrls; alter role shop_app reset all;"
            + " revoke pg_read_all_data, shop_seer from shop_app;"
            + " drop schema shop cascade; drop role if exists shop_owner");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alter table shop.customer disable row level security"
            + " | shop.customer / reads a row | protect('shop.customer')",
        "alter table shop.customer disable row level security"
            + " | shop.customer / adds a row | protect('shop.customer')",
        "alter table shop.customer disable row level security"
            + " | shop.customer / gives a row away | protect('shop.customer')",
        "alter table shop.customer disable row level security"
            + " | shop.customer / reads rows on nobody's behalf | sees",
        "alter role shop_app bypassrls | shop.customer / changes a row | alter role shop_app nosuperuser nobypassrls",
        "alter role shop_app superuser | shop.customer / empties the table | revoke truncate",
        "create policy more on shop.customer for select using (true)"
            + " | shop.customer / reads a row | drop all but one of more, tenant on shop.customer",
        "alter policy tenant on shop.customer with check (true)"
            + " | shop.customer / adds a row | row security did not refuse",
        "create policy more on shop.invoice for delete using (true);"
            + " create policy all_seen on shop.invoice for select using (true)"
            + " | shop.invoice / deletes a row | drop all but one of all_seen, more, tenant",
        "alter table shop.invoice_2025 no force row level security;"
            + " alter table shop.invoice_2025 owner to shop_app"
            + " | shop.invoice_2025 / reads a row | alter table shop.invoice_2025 force",
        "alter table shop.invoice_2025 disable row level security;"
            + " grant select on shop.invoice_2025 to shop_app"
            + " | shop.invoice_2025 / reads a row | protect('shop.invoice_2025')",
        "grant truncate on shop.customer to shop_app"
            + " | shop.customer / empties the table | revoke truncate on shop.customer",
        "alter table shop.customer add constraint one_email unique (email)"
            + " | shop.customer / learns of values through one_email | lead with tenant_id",
        "alter table shop.customer add constraint plain unique (id);"
            + " alter table shop.invoice add constraint loose foreign key (customer)"
            + " references shop.customer (id)"
            + " | shop.customer / learns of values through plain | lead with tenant_id",
        "alter table shop.invoice drop constraint invoice_tenant_id_customer_fkey;"
            + " alter table shop.customer add constraint plain unique (id);"
            + " alter table shop.invoice add constraint loose foreign key (customer)"
            + " references shop.customer (id)"
            + " | shop.invoice / refers to a row through loose | another tenant's row",
        "create table shop.note (words text); grant select on shop.note to shop_app"
            + " | shop.note / reaches what belongs to no tenant | shared(\"shop.note\")",
        "create table shop.note (tenant_id uuid not null, words text);"
            + " grant select on shop.note to shop_app"
            + " | shop.note / reads a row | protect('shop.note')",
        "alter table shop.customer no force row level security"
            + " | shop.customer / reads rows as the table's owner | alter table shop.customer force",
        "alter policy tenant on shop.customer"
            + " using (tenant_id = nullif(current_setting('shop.tenant', true), '')::uuid)"
            + " | shop.customer / changes shop.tenant while it reads | (select",
        "alter policy tenant on shop.customer using"
            + " (tenant_id = coalesce(nullif(current_setting('shop.tenant', true), '')::uuid, tenant_id))"
            + " | shop.customer / reads rows on nobody's behalf | unbound",
        "alter policy tenant on shop.customer using (current_setting('shop.tenant', true) = ' '"
            + " or tenant_id = (select nullif(btrim(current_setting('shop.tenant', true)), '')::uuid))"
            + " | shop.customer / reads rows on nobody's behalf | bound to ' '",
        "create function shop.tenant() returns uuid language sql immutable"
            + " return nullif(current_setting('shop.tenant', true), '')::uuid;"
            + " alter policy tenant on shop.customer using (tenant_id = shop.tenant())"
            + " | shop.customer / reads by a plan that was made for another | not immutable",
        "create function shop.tenant() returns uuid language sql immutable"
            + " return nullif(current_setting('shop.tenant', true), '')::uuid"
            + " | shop.tenant() / gets an answer that was kept for another"
            + " | alter function shop.tenant() stable",
        "create view shop.email as select email from shop.customer;"
            + " grant select on shop.email to shop_app"
            + " | shop.email / learns of others through the view"
            + " | alter view shop.email set (security_invoker = true)",
        "create view shop.total as select count(*) from shop.customer;"
            + " grant select on shop.total to shop_app"
            + " | shop.total / learns of others through the view"
            + " | alter view shop.total set (security_invoker = true)",
        "create materialized view shop.emails as select email from shop.customer;"
            + " grant select on shop.emails to shop_app"
            + " | shop.emails / learns of others through the view"
            + " | revoke all on shop.emails from shop_app",
        "create view shop.nobody as select email from shop.customer where id < -424242;"
            + " grant select on shop.nobody to shop_app"
            + " | shop.nobody / learns of others through the view | the control failed",
        "create function shop.emails() returns setof text language sql security definer"
            + " begin atomic select email from shop.customer; end"
            + " | shop.emails() / reaches others with the rights of the owner"
            + " | alter function shop.emails() security invoker",
        "create function shop.email_of(wanted int) returns text language sql security definer"
            + " begin atomic select email from shop.customer where id = wanted; end"
            + " | shop.email_of(integer) / reaches others with the rights of the owner"
            + " | alter function shop.email_of(integer) security invoker",
        "create procedure shop.forget(wanted text) language sql security definer"
            + " begin atomic delete from shop.customer where email = wanted; end"
            + " | shop.forget(text) / reaches others with the rights of the owner"
            + " | alter procedure shop.forget(text) security invoker",
        "create function shop.nothing() returns int language sql security definer return 1"
            + " | shop.nothing() / reaches others with the rights of the owner"
            + " | trusted(\"shop.nothing()\")",
        "drop policy tenant on shop.card;"
            + " create policy seen on shop.card for select using"
            + " (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid));"
            + " create policy gone on shop.card for delete using (true)"
            + " | shop.card / deletes rows without looking for them | drop all but one of",
        "drop policy tenant on shop.customer;"
            + " create policy seen on shop.customer for select using"
            + " (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid));"
            + " create policy changed on shop.customer for update using (true) with check"
            + " (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid))"
            + " | shop.customer / changes rows without looking for them | drop all but one of",
        "alter policy tenant on shop.customer using (current_setting('shop.tenant', true) is null"
            + " or tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid))"
            + " | shop.customer / reads rows on nobody's behalf | never bound",
        "alter table shop.customer drop constraint customer_pkey cascade,"
            + " alter tenant_id drop not null;"
            + " alter policy tenant on shop.customer using (tenant_id is null"
            + " or tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid))"
            + " | shop.customer / adds a row that is nobody's | is null",
        "create unique index one_lower on shop.customer (lower(email))"
            + " | shop.customer / learns of values through one_lower | lead with tenant_id",
        "create unique index one_some on shop.customer (email) where id > -1"
            + " | shop.customer / learns of values through one_some | lead with tenant_id",
        "alter table shop.customer add constraint no_two exclude (email with =)"
            + " | shop.customer / learns of values through no_two | lead with tenant_id",
        "create view shop.mine as select * from shop.customer"
            + " where tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid);"
            + " grant select, insert on shop.mine to shop_app"
            + " | shop.mine / writes to others through the view | alter view shop.mine",
        "create view shop.blind as select * from shop.customer;"
            + " grant update (email) on shop.blind to shop_app"
            + " | shop.blind / writes to others through the view | alter view shop.blind",
        "create function shop.dump(out at timestamptz, out email text) returns setof record"
            + " language sql security definer"
            + " begin atomic select clock_timestamp(), email from shop.customer; end"
            + " | shop.dump() / reaches others with the rights of the owner | security invoker",
        "create function shop.of(whose uuid default nullif(current_setting('shop.tenant', true), '')::uuid)"
            + " returns setof text language sql security definer"
            + " begin atomic select email from shop.customer where tenant_id = whose; end"
            + " | shop.of(uuid) / reaches others with the rights of the owner | security invoker",
        "create function shop.at(whose uuid, wanted text) returns text language sql security definer"
            + " begin atomic select email from shop.customer where email = wanted"
            + " and whose = nullif(current_setting('shop.tenant', true), '')::uuid; end"
            + " | shop.at(uuid, text) / reaches others with the rights of the owner | security invoker",
        "alter table shop.customer owner to shop_app | shop_app / is above row security | owns",
        "create role shop_owner; grant usage on schema shop to shop_owner;"
            + " alter table shop.customer owner to shop_owner;"
            + " grant shop_owner to shop_app"
            + " | shop_owner / becomes another role, and reads as that one | revoke shop_owner",
        "drop policy tenant on shop.customer;"
            + " create policy seen on shop.customer for select using"
            + " (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid));"
            + " create policy changed on shop.customer for update using"
            + " (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid))"
            + " with check (true)"
            + " | shop.customer / changes rows without looking for them | set tenant_id",
        "revoke insert on shop.customer from shop_app;"
            + " alter table shop.customer add constraint one_email unique (email)"
            + " | shop.customer / learns of values through one_email | lead with tenant_id",
        "create view shop.mine as select * from shop.customer"
            + " where tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid);"
            + " grant select on shop.mine to shop_app"
            + " | shop.mine / sees through the view by a condition | security_barrier",
        "create role shop_owner nologin bypassrls noinherit;"
            + " grant usage on schema shop to shop_owner; grant delete on shop.customer to shop_owner;"
            + " alter role shop_owner nobypassrls;"
            + " create policy batch on shop.customer for delete to shop_owner using (true);"
            + " grant shop_owner to shop_app"
            + " | shop_owner / becomes another role, and reads as that one | deletes rows",
        "alter table shop.customer add cards int not null default 0;"
            + " create function shop.count() returns trigger language plpgsql security definer"
            + " set search_path = pg_catalog, pg_temp as"
            + " 'begin update shop.customer set cards = cards + 1 where id = new.customer; return new; end';"
            + " create trigger count after insert on shop.card for each row execute function shop.count()"
            + " | shop.card / reaches others by what its writes set off | compare tenant_id",
        "create rule more as on update to shop.customer do also"
            + " update shop.invoice set day = day where customer = new.id"
            + " | shop.customer / reaches others by what its writes set off | compare tenant_id",
        "create function shop.numbers() returns bigint language sql security definer"
            + " set search_path = shop as 'select count(*) from customer where false'"
            + " | shop.numbers() / takes a temporary object for its own | pg_temp",
        "create function shop.sees(text) returns boolean language sql immutable leakproof return true"
            + " | shop.sees(text) / is shown values before row security | not leakproof",
        "create table shop.site (tenant_id uuid primary key, domain text not null unique);"
            + " alter table shop.site enable row level security, force row level security;"
            + " create policy tenant on shop.site"
            + " using (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid));"
            + " grant select, insert on shop.site to shop_app"
            + " | shop.site / learns of values through site_domain_key | lead with tenant_id",
        "grant trigger on shop.customer to shop_app"
            + " | shop.customer / runs what it likes when others write | revoke trigger",
        "alter role shop_app set shop.tenant = 'bbbbbbbb-0000-0000-0000-00000000000b'"
            + " | shop_app / finds shop.tenant set when it logs in | reset shop.tenant",
        "create function shop.raw() returns text language sql stable"
            + " as 'select current_setting(''shop.tenant'', true)';"
            + " create function shop.tenant() returns uuid language sql stable"
            + " as 'select nullif(shop.raw(), '''')::uuid';"
            + " drop policy tenant on shop.customer;"
            + " create policy tenant on shop.customer using (tenant_id = shop.tenant())"
            + " | shop.customer / changes shop.tenant while it reads | (select",
        "alter table shop.customer add open boolean not null default false;"
            + " alter policy tenant on shop.customer using (open"
            + " or tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid))"
            + " | shop.customer / sees a row for what stands in open | is 'true'",
        "alter table shop.customer add state text not null default 'new';"
            + " alter policy tenant on shop.customer using (state = 'it''s for all'"
            + " or tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid))"
            + " | shop.customer / sees a row for what stands in state | value(\"shop.customer\", \"state\"",
        "alter table shop.customer add level int check (level between 1 and 9);"
            + " alter policy tenant on shop.customer using (level >= 7"
            + " or tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid))"
            + " | shop.customer / sees a row for what stands in level | is '7'",
        "alter table shop.customer add hidden timestamptz;"
            + " alter policy tenant on shop.customer using (hidden is null"
            + " or tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid))"
            + " | shop.customer / sees a row for what stands in hidden | is null",
        "alter schema shop owner to shop_app | shop_app / is above row security | owns",
        "grant delete on shop.country to shop_app"
            + " | shop.country / reaches what belongs to no tenant | sharedAndWritable",
        "grant pg_read_all_data, shop_seer to shop_app"
            + " | shop_seer / becomes another role, and reads as that one | revoke shop_seer",
        "alter policy tenant on shop.customer using (false)"
            + " | shop.customer / changes a row | the control failed",
        "alter table shop.customer add odd text check (md5(odd) = '') not null"
            + " | shop.customer / has rows to be attacked | value(\"shop.customer\", \"odd\", …)",
      })
  void hole_isFound(String hole, String test, String remedy) {
    Shop.run(postgres.superuser(), hole);

    assertThat(DynamicTests.failures(Shop.suite(postgres::dataSource).tests()))
        .hasEntrySatisfying(test, message -> assertThat(message).contains(remedy));
  }
}
