-- The schema of an application around us, made by an owner of its own with the rights that the README
-- lists, and served as tenancy_app.
do $$ begin
  if not exists (select from pg_roles where rolname = 'shop_owner') then
    create role shop_owner login;
  end if;
end $$;
grant usage on schema tenancy to shop_owner;
grant execute on function tenancy.flaws, tenancy.protect, tenancy.current_tenant to shop_owner;
grant references (id) on tenancy.tenant to shop_owner;
create schema shop authorization shop_owner;
set role shop_owner;

create table shop.country (code char(2) primary key, name text not null);

create table shop.customer (
  tenant_id uuid not null references tenancy.tenant (id),
  id uuid not null,
  email text not null,
  country char(2) references shop.country (code),
  primary key (tenant_id, id),
  unique (tenant_id, email)
);

create table shop.product (
  tenant_id uuid not null,
  id uuid not null,
  sku text not null,
  primary key (tenant_id, id),
  constraint product_sku_excl exclude using btree (tenant_id with =, sku with =)
);
create unique index product_sku_idx on shop.product (tenant_id, lower(sku)) where sku <> '';

create table shop.category (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  primary key (tenant_id, id),
  constraint category_parent_fkey foreign key (tenant_id, parent_id)
    references shop.category (tenant_id, id) on delete set null (parent_id)
);

create table shop.purchase (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  primary key (tenant_id, id),
  constraint purchase_customer_fkey foreign key (tenant_id, customer_id)
    references shop.customer (tenant_id, id) on delete cascade
);

create table shop.line (
  tenant_id uuid not null,
  purchase_id uuid not null,
  product_id uuid not null,
  primary key (tenant_id, purchase_id, product_id),
  constraint line_purchase_fkey foreign key (tenant_id, purchase_id)
    references shop.purchase (tenant_id, id),
  constraint line_product_fkey foreign key (tenant_id, product_id)
    references shop.product (tenant_id, id)
);

create table shop.event (
  tenant_id uuid not null,
  id uuid not null,
  happened date not null,
  primary key (tenant_id, id, happened)
) partition by range (happened);
create table shop.event_2026 partition of shop.event
  for values from ('2026-01-01') to ('2027-01-01');
create table shop.event_2027 partition of shop.event
  for values from ('2027-01-01') to ('2028-01-01');

create view shop.sold with (security_invoker = true) as
  select l.tenant_id, p.sku from shop.line l
  join shop.product p on p.tenant_id = l.tenant_id and p.id = l.product_id;

select tenancy.protect('shop.customer');
select tenancy.protect('shop.product');
select tenancy.protect('shop.category');
select tenancy.protect('shop.purchase');
select tenancy.protect('shop.line');
select tenancy.protect('shop.event');
grant select on shop.country, shop.sold to tenancy_app;
reset role;

-- Two tenants with the same wares.
insert into tenancy.tenant values
  ('00000000-0000-7000-8000-00000000000a', 'a', 'A', 'standard', 'ACTIVE', now(), 1),
  ('00000000-0000-7000-8000-00000000000b', 'b', 'B', 'standard', 'ACTIVE', now(), 1);
insert into shop.country values ('de', 'Germany');
insert into shop.customer
  select id, md5('customer' || slug)::uuid, slug || '@example.com', 'de' from tenancy.tenant;
insert into shop.product
  select id, md5('product' || slug)::uuid, 'anvil' from tenancy.tenant;
insert into shop.category
  select id, md5('category' || slug)::uuid, null from tenancy.tenant;
insert into shop.purchase
  select id, md5('purchase' || slug)::uuid, md5('customer' || slug)::uuid from tenancy.tenant;
insert into shop.line
  select id, md5('purchase' || slug)::uuid, md5('product' || slug)::uuid from tenancy.tenant;
insert into shop.event
  select id, md5('event' || slug)::uuid, '2026-11-23' from tenancy.tenant;
