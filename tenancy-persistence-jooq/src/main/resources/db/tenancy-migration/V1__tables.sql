-- Tenants, and what belongs to them. Ids and times come from the application; there are no triggers,
-- no sequences and no defaults, so that the same tables can be distributed.

create table tenancy.tenant (
  id uuid not null,
  slug varchar(63) not null,
  name varchar(100) not null,
  plan varchar(32) not null,
  status varchar(16) not null,
  created_at timestamp(6) with time zone not null,
  version bigint not null,
  constraint tenant_pkey primary key (id),
  constraint tenant_slug_key unique (slug),
  constraint tenant_status_check check (status in ('ACTIVE', 'SUSPENDED')),
  constraint tenant_version_check check (version > 0)
);

create index tenant_listing_idx on tenancy.tenant (created_at, id);

-- Every key of a tenant-owned table leads with tenant_id: the same id in two tenants is two tasks,
-- and no key tells one tenant what another has.
create table tenancy.task (
  tenant_id uuid not null,
  id uuid not null,
  description varchar(255) not null,
  created_at timestamp(6) with time zone not null,
  completed_at timestamp(6) with time zone,
  version bigint not null,
  constraint task_pkey primary key (tenant_id, id),
  constraint task_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
  constraint task_version_check check (version > 0)
);

-- The listing, newest first, page by page: one range of this index, read backwards.
create index task_listing_idx on tenancy.task (tenant_id, created_at, id);

-- [jooq ignore start]
-- The same for open tasks alone, which are soon few among many completed ones.
create index task_open_listing_idx on tenancy.task (tenant_id, created_at, id)
  where completed_at is null;

-- On from the first moment, also for the owner: without a policy nobody sees a row.
alter table tenancy.task enable row level security;
alter table tenancy.task force row level security;
-- [jooq ignore stop]
