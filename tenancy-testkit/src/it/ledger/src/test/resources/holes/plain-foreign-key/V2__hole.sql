-- object: ledger.booking
-- remedy: let booking_account of ledger.booking lead with tenant_id
alter table ledger.booking drop constraint booking_account;
alter table ledger.account add constraint account_id unique (id);
alter table ledger.booking
  add constraint booking_account foreign key (account) references ledger.account (id);
