-- object: ledger.budget
-- remedy: select tenancy.protect('ledger.budget')
create table ledger.budget (
  tenant_id uuid not null,
  year int not null,
  amount numeric(14, 2) not null,
  primary key (tenant_id, year)
);
grant select, insert on ledger.budget to tenancy_app;
