-- object: billing.reminder
-- remedy: select tenancy.protect('billing.reminder')
create table billing.reminder (
  tenant_id uuid not null,
  id uuid not null,
  words text not null,
  primary key (tenant_id, id)
);
grant select, insert on billing.reminder to tenancy_app;
