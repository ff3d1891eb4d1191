-- object: ledger.balance_of(bigint)
-- remedy: alter function ledger.balance_of(bigint) security invoker
create function ledger.balance_of(wanted bigint) returns numeric
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
  begin atomic
    select sum(amount) from ledger.booking where account = wanted;
  end;
