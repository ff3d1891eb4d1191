-- Whoever migrates does it as the owner, so that everything belongs to the owner.
set role tenancy_owner;
