-- object: billing_admin
-- remedy: revoke billing_admin from tenancy_app
create role billing_admin bypassrls;
grant usage on schema billing to billing_admin;
grant select on all tables in schema billing to billing_admin;
grant billing_admin to tenancy_app;
