-- object: billing.customer
-- remedy: let customer_email of billing.customer lead with tenant_id
alter table billing.customer add constraint customer_email unique (email);
