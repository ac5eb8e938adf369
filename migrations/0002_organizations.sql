-- Organizations (the isolation boundary), their domains, and the plans they are on.
-- An organization is the tenant itself, so its key is `id`; its policies compare `id` where other tables compare `org_id`.

-- Plans and their limits are the same for everybody: no tenant, no row-level security, nothing but SELECT.
create table plans (
  id text primary key check (id ~ '^[a-z_]{1,20}$'),
  name text not null,
  rank smallint not null unique
);

create table limits (
  plan text not null references plans (id),
  kind text not null check (kind in ('users', 'clients', 'api_calls', 'storage_bytes', 'ai_tokens')),
  -- Null: no limit. `users` and `clients` are totals, the others are counted per calendar month (UTC).
  amount bigint check (amount >= 0),
  primary key (plan, kind)
);

insert into plans (id, name, rank) values
  ('free', 'Free', 1), ('basic', 'Basic', 2), ('premium', 'Premium', 3), ('enterprise', 'Enterprise', 4);

insert into limits (plan, kind, amount) values
  ('free', 'users', 25), ('free', 'clients', 3), ('free', 'api_calls', 50000),
  ('free', 'storage_bytes', 1073741824), ('free', 'ai_tokens', 1000000),
  ('basic', 'users', 100), ('basic', 'clients', 25), ('basic', 'api_calls', 500000),
  ('basic', 'storage_bytes', 10737418240), ('basic', 'ai_tokens', 10000000),
  ('premium', 'users', 1000), ('premium', 'clients', 250), ('premium', 'api_calls', 5000000),
  ('premium', 'storage_bytes', 107374182400), ('premium', 'ai_tokens', 100000000),
  ('enterprise', 'users', null), ('enterprise', 'clients', null), ('enterprise', 'api_calls', null),
  ('enterprise', 'storage_bytes', null), ('enterprise', 'ai_tokens', null);

grant select on plans, limits to atrium_app, atrium_operator;

create table organizations (
  id uuid primary key default app.uuid_v7(),
  name text not null check (length(name) between 1 and 100),
  -- Lower-case host label; the reserved words are the application's to know.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 40),
  kind text not null default 'client' check (kind in ('platform', 'partner', 'client')),
  -- The organization that created this one.
  parent_id uuid references organizations (id),
  -- The partner whose staff work for this client. What a partner reads is indexed by it.
  partner_id uuid references organizations (id) check (partner_id is null or kind = 'client'),
  plan text not null default 'free' references plans (id),
  status text not null default 'active' check (status in ('active', 'suspended', 'deleting')),
  settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  branding jsonb not null default '{"logo_url": null, "favicon_url": null, "primary_color": null}'
    check (jsonb_typeof(branding) = 'object'),
  -- Null: kept until deleted.
  retention_days integer check (retention_days between 1 and 36500),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index organizations_partner on organizations (partner_id, created_at desc) where partner_id is not null;

create trigger set_updated_at before update on organizations for each row
  when (old.* is distinct from new.*) execute function app.set_updated_at();

alter table organizations enable row level security;
alter table organizations force row level security;

create policy tenant on organizations to atrium_app
  using (id = (select app.org_id())) with check (id = (select app.org_id()));
create policy resolver on organizations for select to atrium_resolver using (true);
create policy operator on organizations to atrium_operator using (true) with check (true);

-- A registration writes its own row, as the tenant that it is about to become, and can choose nothing but its name:
-- kind, plan, parent and status have no grant.
grant select, insert (id, name, slug), update (name, settings, branding, retention_days)
  on organizations to atrium_app;
grant select on organizations to atrium_resolver;
grant select, insert, update on organizations to atrium_operator;

-- Custom domains. A host may be claimed by many and verified by one.
create table domains (
  org_id uuid not null references organizations (id),
  id uuid not null default app.uuid_v7(),
  -- Lower case, punycode, no port, no trailing dot.
  host text not null check (host = lower(host) and length(host) between 4 and 253),
  -- What the owner puts into a TXT record to prove the domain is theirs.
  token text not null,
  verified_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, host)
);
select app.protect_tenant_table('domains');

create unique index domains_verified_host on domains (host) where verified_at is not null;
comment on index domains_verified_host is 'global: a verified host leads to one tenant in the whole installation';

create policy resolver on domains for select to atrium_resolver using (true);
grant select on domains to atrium_resolver;

-- Totals that a plan limits, counted where they change: a row locked in the same transaction, so that parallel
-- requests can never pass a limit.
create table counters (
  org_id uuid not null references organizations (id),
  kind text not null check (kind in ('users', 'clients')),
  used bigint not null default 0 check (used >= 0),
  primary key (org_id, kind)
);
select app.protect_tenant_table('counters');

-- Before its tenant is known, a request may see an organization only through these.
create function app.tenant_by_slug(wanted text) returns setof organizations
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select * from public.organizations where slug = wanted $$;

create function app.tenant_by_host(wanted text) returns setof organizations
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select o.* from public.domains d join public.organizations o on o.id = d.org_id
    where d.host = wanted and d.verified_at is not null
  $$;

create function app.tenant_by_id(wanted uuid) returns setof organizations
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select * from public.organizations where id = wanted $$;

-- Granted before they change hands: the owner of the migrations has no say over what is not its own.
grant execute on function app.tenant_by_slug(text), app.tenant_by_host(text), app.tenant_by_id(uuid) to atrium_app;
alter function app.tenant_by_slug(text) owner to atrium_resolver;
alter function app.tenant_by_host(text) owner to atrium_resolver;
alter function app.tenant_by_id(uuid) owner to atrium_resolver;

-- Every process keeps tenants in memory and drops what it hears here, after the change has committed.
create function app.notify_tenant_changed() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    declare
      changed jsonb := to_jsonb(coalesce(new, old));
    begin
      perform pg_notify('tenant_changed', coalesce(changed ->> 'org_id', changed ->> 'id'));
      return null;
    end
  $$;

create trigger tenant_changed after insert or update or delete on organizations
  for each row execute function app.notify_tenant_changed();
create trigger tenant_changed after insert or update or delete on domains
  for each row execute function app.notify_tenant_changed();
