-- The ground that every other migration stands on.
--
-- A tenant table is a plain CREATE TABLE with `org_id uuid not null`, keys that start with `org_id`, and one call after it:
--
--   create table tickets (
--     org_id uuid not null references organizations (id),
--     id uuid not null default app.uuid_v7(),
--     …,
--     created_at timestamptz not null default now(),
--     updated_at timestamptz not null default now(),
--     primary key (org_id, id),
--     foreign key (org_id, assignee_id) references members (org_id, user_id)
--   );
--   select app.protect_tenant_table('tickets');
--
-- `append_only => true`: rows are never changed or removed by the API.
-- `partner_reads => true`: the table has `partner_id`, and the partner it names may read the row.
--
-- What other roles may do beside that is written out in the migration that needs it (a policy and a grant). Forward only:
-- a migration that has been released is never edited. They run as `atrium_owner`, whom row-level security binds as well
-- (FORCE): see "Changing data in a migration" in docs/database.md.

create schema if not exists app;

-- Nothing is PUBLIC's by default; whoever may do something is named.
revoke all on schema public from public;
alter default privileges revoke execute on functions from public;
alter default privileges revoke usage on types from public;

grant usage on schema app, public
  to atrium_app, atrium_partner, atrium_search, atrium_relay, atrium_resolver, atrium_operator;
-- Functions of these roles live in `app`, and an owner must be able to create there.
grant create on schema app to atrium_search, atrium_resolver;
grant select on app.migrations to atrium_app;

-- The tenant of this transaction. Nothing set: null, which equals no row's org_id.
create function app.org_id() returns uuid stable parallel safe
  return nullif(current_setting('app.org_id', true), '')::uuid;

-- The partner of this transaction, as whom `atrium_partner` reads across its clients.
create function app.partner_id() returns uuid stable parallel safe
  return nullif(current_setting('app.partner_id', true), '')::uuid;

-- UUIDv7 (RFC 9562 § 5.7): 48 bits of milliseconds, then the version over the random bits of a v4. PostgreSQL has one of
-- its own only from 18 on.
create function app.uuid_v7() returns uuid volatile parallel safe
  return encode(
    set_bit(set_bit(
      overlay(
        uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid;

create function app.set_updated_at() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      new.updated_at := now();
      return new;
    end
  $$;

grant execute on function app.org_id(), app.partner_id(), app.uuid_v7()
  to atrium_app, atrium_partner, atrium_search, atrium_relay, atrium_resolver, atrium_operator;

-- Turns a table into a tenant's: row-level security that binds its owner too, one policy a role, exact grants.
create function app.protect_tenant_table(
  table_name text, append_only boolean default false, partner_reads boolean default false
) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    declare
      target regclass := format('public.%I', table_name)::regclass;
      has_updated_at boolean := exists (
        select from pg_attribute where attrelid = target and attname = 'updated_at' and not attisdropped);
    begin
      if not exists (
        select from pg_attribute
        where attrelid = target and attname = 'org_id' and atttypid = 'uuid'::regtype and attnotnull
      ) then
        raise exception 'a tenant table needs "org_id uuid not null": %', table_name;
      end if;

      execute format('alter table %s enable row level security', target);
      execute format('alter table %s force row level security', target);

      -- The owner as well: its SECURITY DEFINER functions stay within the tenant that is set.
      execute format(
        'create policy tenant on %s to atrium_app, atrium_owner
           using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()))', target);
      execute format('revoke all on %s from public', target);
      execute format('grant select, insert %s on %s to atrium_app',
        case when append_only then '' else ', update, delete' end, target);

      if partner_reads then
        execute format(
          'create policy partner on %s for select to atrium_partner
             using (partner_id = (select app.partner_id()))', target);
        execute format('grant select on %s to atrium_partner', target);
        execute format('create index on %s (partner_id, created_at desc) where partner_id is not null', target);
      end if;

      if has_updated_at and not append_only then
        execute format(
          'create trigger set_updated_at before update on %s for each row
             when (old.* is distinct from new.*) execute function app.set_updated_at()', target);
      end if;
    end
  $$;
