-- The schema that the differential suite asks its questions of: eight tenant-owned tables and views,
-- two shared tables. The code generator reads it too, all but what stands between the markers.
-- [jooq ignore start]
create schema differential;
create type differential.purchase_state as enum ('NEW', 'PAID', 'SENT', 'VOID');
-- [jooq ignore stop]

create table differential.country (
  code varchar(2) not null,
  name varchar(20) not null,
  rate numeric(6, 2),
  constraint country_pkey primary key (code)
);

create table differential.currency (
  code varchar(3) not null,
  decimals integer not null,
  constraint currency_pkey primary key (code)
);

create table differential.customer (
  tenant_id uuid not null,
  id integer not null,
  name varchar(20) not null,
  email varchar(30),
  country_code varchar(2),
  tags varchar(20) array,
  profile jsonb,
  credit numeric(10, 2),
  active boolean not null,
  joined_at timestamp(6),
  constraint customer_pkey primary key (tenant_id, id),
  constraint customer_email_key unique (tenant_id, email),
  constraint customer_country_fkey foreign key (country_code) references differential.country (code)
);

-- A tree.
create table differential.category (
  tenant_id uuid not null,
  id integer not null,
  parent_id integer,
  name varchar(20) not null,
  constraint category_pkey primary key (tenant_id, id),
  constraint category_parent_fkey foreign key (tenant_id, parent_id)
    references differential.category (tenant_id, id)
);

create table differential.product (
  tenant_id uuid not null,
  id integer not null,
  category_id integer,
  name varchar(20) not null,
  price numeric(10, 2) not null,
  sizes integer array,
  attributes jsonb,
  constraint product_pkey primary key (tenant_id, id),
  constraint product_category_fkey foreign key (tenant_id, category_id)
    references differential.category (tenant_id, id),
  constraint product_price_check check (price >= 0)
);

create table differential.purchase (
  tenant_id uuid not null,
  id integer not null,
  customer_id integer not null,
  currency_code varchar(3) not null,
  state varchar(10),
  placed_at timestamp(6),
  remark varchar(20),
  constraint purchase_pkey primary key (tenant_id, id),
  constraint purchase_customer_fkey foreign key (tenant_id, customer_id)
    references differential.customer (tenant_id, id),
  constraint purchase_currency_fkey foreign key (currency_code) references differential.currency (code)
);
-- [jooq ignore start]
alter table differential.purchase
  alter column state type differential.purchase_state using state::differential.purchase_state;
-- [jooq ignore stop]

create table differential.purchase_line (
  tenant_id uuid not null,
  purchase_id integer not null,
  line integer not null,
  product_id integer not null,
  quantity integer not null,
  discount numeric(5, 2),
  constraint purchase_line_pkey primary key (tenant_id, purchase_id, line),
  constraint purchase_line_purchase_fkey foreign key (tenant_id, purchase_id)
    references differential.purchase (tenant_id, id) on delete cascade,
  constraint purchase_line_product_fkey foreign key (tenant_id, product_id)
    references differential.product (tenant_id, id)
);

-- A day's visits, in partitions.
create table differential.visit (
  tenant_id uuid not null,
  visited_on date not null,
  id integer not null,
  customer_id integer,
  seconds integer,
  detail jsonb,
  constraint visit_pkey primary key (tenant_id, visited_on, id),
  constraint visit_customer_fkey foreign key (tenant_id, customer_id)
    references differential.customer (tenant_id, id)
)
-- [jooq ignore start]
partition by range (visited_on)
-- [jooq ignore stop]
;
-- [jooq ignore start]
create table differential.visit_2025 partition of differential.visit
  for values from ('2025-01-01') to ('2026-01-01');
create table differential.visit_2026 partition of differential.visit
  for values from ('2026-01-01') to ('2027-01-01');
create table differential.visit_other partition of differential.visit default;
-- [jooq ignore stop]

create view differential.paying_customer
-- [jooq ignore start]
with (security_invoker = true)
-- [jooq ignore stop]
as select tenant_id, id, name, credit, active from differential.customer where credit > 0;
