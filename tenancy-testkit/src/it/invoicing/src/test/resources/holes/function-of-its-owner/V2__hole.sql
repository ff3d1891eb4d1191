-- object: billing.total()
-- remedy: alter function billing.total() security invoker
create function billing.total() returns numeric
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
  begin atomic
    select sum(amount) from billing.invoice_line;
  end;
