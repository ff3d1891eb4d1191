-- The keys of tenants' programs. A key's text names its tenant, so that it is looked for in that
-- tenant's scope; of its secret only a digest is kept.
create table tenancy.api_key (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(100) not null,
  digest char(64) not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone,
  last_used_on date,
  constraint api_key_pkey primary key (tenant_id, id),
  constraint api_key_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id)
);

-- Which requests have created a task already, by the name that the client has given them. Not what
-- they said.
create table tenancy.task_receipt (
  tenant_id uuid not null,
  idempotency_key varchar(255) not null,
  task_id uuid not null,
  created_at timestamp(6) with time zone not null,
  fingerprint char(64) not null,
  constraint task_receipt_pkey primary key (tenant_id, idempotency_key),
  constraint task_receipt_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id)
);

-- The oldest first, to forget them.
create index task_receipt_age_idx on tenancy.task_receipt (tenant_id, created_at);

-- [jooq ignore start]
alter table tenancy.api_key enable row level security;
alter table tenancy.api_key force row level security;
create policy tenant_isolation on tenancy.api_key
  using (tenant_id = (select tenancy.current_tenant()))
  with check (tenant_id = (select tenancy.current_tenant()));

alter table tenancy.task_receipt enable row level security;
alter table tenancy.task_receipt force row level security;
create policy tenant_isolation on tenancy.task_receipt
  using (tenant_id = (select tenancy.current_tenant()))
  with check (tenant_id = (select tenancy.current_tenant()));

grant select, update (last_used_on) on tenancy.api_key to tenancy_app;
grant select, insert, delete on tenancy.api_key to tenancy_control;

grant select, insert, delete on tenancy.task_receipt to tenancy_app;
grant update (task_id, created_at, fingerprint) on tenancy.task_receipt to tenancy_app;
-- Enough to erase and to count.
grant select (tenant_id), delete on tenancy.task_receipt to tenancy_control;
-- [jooq ignore stop]
