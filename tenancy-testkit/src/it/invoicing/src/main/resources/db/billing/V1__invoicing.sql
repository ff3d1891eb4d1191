-- [jooq ignore start]
create type billing.invoice_state as enum ('draft', 'sent', 'paid');
-- [jooq ignore stop]

create table billing.country (
  code char(2) primary key,
  name text not null
);

create table billing.customer (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  email varchar(200) not null,
  country char(2) not null references billing.country (code),
  primary key (tenant_id, id),
  unique (tenant_id, email)
);

create table billing.invoice (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  number varchar(20) not null,
  issued date not null,
  due date not null,
  -- [jooq ignore start]
  state billing.invoice_state not null default 'draft',
  check (number ~ '^[A-Z]{2}-[0-9]{4}$'),
  -- [jooq ignore stop]
  corrects uuid,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, customer_id) references billing.customer (tenant_id, id),
  foreign key (tenant_id, corrects) references billing.invoice (tenant_id, id),
  check (due >= issued)
);

create table billing.invoice_line (
  tenant_id uuid not null,
  invoice_id uuid not null,
  line int not null,
  description text not null,
  amount numeric(12, 2) not null,
  primary key (tenant_id, invoice_id, line),
  foreign key (tenant_id, invoice_id) references billing.invoice (tenant_id, id),
  check (line between 1 and 999)
);

create table billing.payment (
  tenant_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  paid date not null,
  amount numeric(12, 2) not null,
  primary key (tenant_id, id, paid),
  constraint payment_invoice foreign key (tenant_id, invoice_id)
    references billing.invoice (tenant_id, id),
  check (amount > 0)
)
-- [jooq ignore start]
partition by range (paid)
-- [jooq ignore stop]
;

-- [jooq ignore start]
alter table billing.customer add foreign key (tenant_id) references tenancy.tenant (id);

create table billing.payment_2026 partition of billing.payment
  for values from ('2026-01-01') to ('2027-01-01');

select tenancy.protect('billing.customer');
select tenancy.protect('billing.invoice');
select tenancy.protect('billing.invoice_line');
select tenancy.protect('billing.payment');
grant select on billing.country to tenancy_app;

create view billing.open_invoice with (security_invoker = true) as
  select i.tenant_id, i.id, i.number, sum(l.amount) as amount
  from billing.invoice i
  join billing.invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
  where i.state <> 'paid'
  group by i.tenant_id, i.id, i.number;
grant select on billing.open_invoice to tenancy_app;

insert into billing.country values ('AT', 'Austria'), ('DE', 'Germany');
-- [jooq ignore stop]
