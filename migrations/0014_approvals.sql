-- What the operator has decided of an organization, and the organization's own transaction carries out: the operator's login
-- must not write what belongs to a tenant, and the tenant's must not decide this. So one that is made for somebody is confirmed
-- in the transaction that makes it, and its trail tells of a confirmation in the same.
create table approvals (
  -- Of an organization that is there, or is about to be made.
  id uuid primary key,
  -- It becomes the one whose owners and admins run the installation.
  platform boolean not null,
  approved_at timestamptz not null default now()
);
alter table approvals enable row level security;
alter table approvals force row level security;
create policy operator on approvals to atrium_operator using (true) with check (true);
create policy own_functions on approvals to atrium_owner
  using (id = (select app.org_id())) with check (id = (select app.org_id()));
grant select, insert, update, delete on approvals to atrium_operator;

create policy approved on organizations for update to atrium_owner
  using (id = (select app.org_id())) with check (id = (select app.org_id()));

-- Carries out what was approved of the tenant that is set, once. False: nothing was, or it is confirmed already.
create function app.carry_out_approval() returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      becomes_platform boolean;
      confirmed_now boolean;
    begin
      delete from public.approvals a where a.id = app.org_id() returning a.platform into becomes_platform;
      if not found then
        return false;
      end if;
      update public.organizations o set confirmed_at = now() where o.id = app.org_id() and o.confirmed_at is null;
      confirmed_now := found;
      update public.organizations o set kind = 'platform', plan = 'enterprise'
        where o.id = app.org_id() and becomes_platform;
      return confirmed_now;
    end
  $$;

grant execute on function app.carry_out_approval() to atrium_app;
