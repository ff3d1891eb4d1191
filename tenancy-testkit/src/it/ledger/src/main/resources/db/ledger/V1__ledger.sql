create table ledger.currency (
  code char(3) primary key
);

create table ledger.account (
  tenant_id uuid not null references tenancy.tenant (id),
  id bigint generated always as identity,
  name text not null,
  currency char(3) not null references ledger.currency,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table ledger.booking (
  tenant_id uuid not null references tenancy.tenant (id),
  account bigint not null,
  at timestamptz not null,
  amount numeric(14, 2) not null check (amount <> 0),
  note text,
  primary key (tenant_id, account, at),
  constraint booking_account foreign key (tenant_id, account) references ledger.account
) partition by range (at);

create table ledger.booking_2026 partition of ledger.booking
  for values from ('2026-01-01') to ('2027-01-01');

select tenancy.protect('ledger.account');
select tenancy.protect('ledger.booking');
grant select on ledger.currency to tenancy_app;

create view ledger.balance with (security_invoker = true) as
  select tenant_id, account, sum(amount) as amount from ledger.booking group by tenant_id, account;
grant select on ledger.balance to tenancy_app;

insert into ledger.currency values ('EUR'), ('USD');
