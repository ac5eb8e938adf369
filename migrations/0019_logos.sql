-- Logos that organizations have uploaded: one each. A new one has a new id, so that browsers may keep what an address led to.

create table logos (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- What `modules/organizations/logo.ts` has checked.
  png bytea not null check (length(png) between 1 and 262144),
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);
select app.protect_tenant_table('logos');
