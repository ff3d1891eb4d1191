-- object: ledger.current_tenant()
-- remedy: alter function ledger.current_tenant() stable
create function ledger.current_tenant() returns uuid
  language sql immutable
  return tenancy.current_tenant();
