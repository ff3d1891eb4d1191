-- object: billing.tenant()
-- remedy: alter function billing.tenant() stable
create function billing.tenant() returns uuid
  language sql immutable
  return tenancy.current_tenant();
