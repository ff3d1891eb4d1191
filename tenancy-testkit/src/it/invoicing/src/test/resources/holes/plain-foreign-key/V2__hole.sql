-- object: billing.payment
-- remedy: let payment_invoice of billing.payment lead with tenant_id
alter table billing.payment drop constraint payment_invoice;
alter table billing.invoice add constraint invoice_id unique (id);
alter table billing.payment
  add constraint payment_invoice foreign key (invoice_id) references billing.invoice (id);
