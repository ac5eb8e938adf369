-- Who makes organizations, which addresses they may take, and which installation this is.

-- Null: made by a stranger, and neither its address nor the operator has confirmed it yet. Whoever is here already is known.
alter table organizations add column confirmed_at timestamptz default now();
alter table organizations alter column confirmed_at drop default;
-- A MAC of the network address that a stranger registered it from.
alter table organizations add column registered_from bytea check (length(registered_from) = 32);
grant insert (registered_from) on organizations to atrium_app;
grant select (confirmed_at) on organizations to atrium_resolver;

-- What an address looks like at a glance: without hyphens, digits as the letters they stand for, i as l, rn as m, vv as w.
-- A number between hyphens is a number: acme-1-12 is neither acme-11-2 nor acme-l-l2.
create function app.slug_skeleton(slug text) returns text
  language sql immutable strict parallel safe
  return (
    select string_agg(
      case
        when word ~ '^[0-9]+$' then '-' || word || '-'
        else translate(replace(replace(word, 'rn', 'm'), 'vv', 'w'), '0134578i', 'oleastbl')
      end, '' order by at)
    from unnest(string_to_array(slug, '-')) with ordinality words (word, at));

grant execute on function app.slug_skeleton(text) to atrium_app, atrium_operator, atrium_search;

create index organizations_skeleton on organizations (app.slug_skeleton(slug));

-- Why somebody must not take this address: `reserved` where it looks like one of `reserved`, begins with `own` as a word of its
-- own, or is it with one of `affixes` before or behind it; `resembles` where it looks like another organization's, or like
-- that with one of `affixes` (up to two of them; a hyphen may be left out beside those of five letters and more). Null:
-- nothing speaks against it but its being taken, which the unique key decides. Locks what it looks like until the
-- transaction ends: of two that look alike the second finds the first.
create function app.slug_objection(wanted text, own text, reserved text[], affixes text[]) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      looks text[];
      look text;
    begin
      with recursive stripped (rest, depth) as (
        select wanted, 0
        union
        select case when at_start then substr(rest, length(part) + 1) else left(rest, -length(part)) end, depth + 1
        from stripped
          cross join unnest(affixes) affix
          cross join (values (true), (false)) side (at_start)
          cross join lateral (
            select case when at_start then affix || '-' else '-' || affix end
            union
            select affix where length(affix) >= 5
          ) joined (part)
        where depth < 2
          and length(rest) - length(part) >= 3
          and app.slug_skeleton(case when at_start then left(rest, length(part)) else right(rest, length(part)) end)
            = app.slug_skeleton(part)
      )
      select array_agg(distinct app.slug_skeleton(rest)) into looks from stripped;
      if app.slug_skeleton(own) in (select app.slug_skeleton(split_part(wanted, '-', 1)) union select unnest(looks))
        or app.slug_skeleton(wanted) in (select app.slug_skeleton(word) from unnest(reserved) word)
      then
        return 'reserved';
      end if;
      foreach look in array looks loop
        perform pg_advisory_xact_lock(hashtextextended('slug/' || look, 0));
      end loop;
      if exists (
        select from public.organizations o where app.slug_skeleton(o.slug) = any(looks) and o.slug <> wanted
      ) then
        return 'resembles';
      end if;
      return null;
    end
  $$;

-- It looks across tenants, and says of other organizations only that one looks alike.
grant select (slug) on organizations to atrium_search;
grant execute on function app.slug_objection(text, text, text[], text[]) to atrium_app;
alter function app.slug_objection(text, text, text[], text[]) owner to atrium_search;

-- Which installation this database is, and where it was made. A copy brings the row along and stands elsewhere: nothing
-- outside of the database (names in Redis) may be shared with what it was copied from.
create table installation (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid(),
  -- Of the cluster, made by initdb.
  system_identifier bigint not null,
  database_oid oid not null,
  -- Tokens of AI providers that unconfirmed organizations may use in a day. They stand here and not with whoever asks, so that no
  -- statement of a tenant takes more from the meters that all share than that tenant may use. Every start sets them.
  unconfirmed_by_organization bigint not null default 20000 check (unconfirmed_by_organization > 0),
  unconfirmed_by_address bigint not null default 40000 check (unconfirmed_by_address > 0),
  unconfirmed_in_all bigint not null default 500000 check (unconfirmed_in_all > 0)
);
insert into installation (system_identifier, database_oid)
  select c.system_identifier, d.oid from pg_control_system() c, pg_database d where d.datname = current_database();
grant select on installation to atrium_app;

create function app.set_unconfirmed_limits(by_organization bigint, by_address bigint, in_all bigint) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp
  as $$
    update public.installation i
      set unconfirmed_by_organization = by_organization, unconfirmed_by_address = by_address, unconfirmed_in_all = in_all
      where (i.unconfirmed_by_organization, i.unconfirmed_by_address, i.unconfirmed_in_all)
        is distinct from (by_organization, by_address, in_all)
  $$;
grant execute on function app.set_unconfirmed_limits(bigint, bigint, bigint) to atrium_operator;

-- What organizations that nobody has confirmed use of real AI providers in a day (UTC), by organization, by the network
-- address that they were registered from, and all together. Sums over organizations: nobody is granted the table, only
-- the two functions below, which keep to the tenant that is set.
create table unconfirmed_meters (
  day date not null,
  scope text not null check (scope in ('address', 'installation', 'organization')),
  -- The organization's id, the address's MAC, or nothing.
  subject bytea not null,
  -- Tokens, with what running calls hold. What a call held whose process died stays.
  used bigint not null default 0 check (used >= 0),
  primary key (day, scope, subject)
) with (fillfactor = 50);

alter table reservations add column unconfirmed_day date;
comment on column reservations.unconfirmed_day is 'the day on whose meters of unconfirmed organizations it is held, too';

create policy own_functions on organizations for select to atrium_owner using (id = (select app.org_id()));

-- Takes as much as all of its meters have left, up to `at_most`, and says how much; or, where that is less than `at_least`,
-- takes nothing and says which meter has the least left. Meters are locked in the order of their scopes. The day is today, give
-- or take one for clocks that differ: no statement clears away or fills the meters of other days.
create function app.hold_unconfirmed(in_day date, at_least bigint, at_most bigint)
  returns table (granted bigint, refused_by text, allowed bigint, used bigint)
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      scopes constant text[] := array['address', 'installation', 'organization'];
      -- The address is null where the organization is older than that is kept: it has no such meter.
      subjects constant bytea[] := array[
        (select o.registered_from from public.organizations o where o.id = app.org_id()),
        '', uuid_send(app.org_id())];
      tightest record;
      today constant date := (now() at time zone 'utc')::date;
      limits constant bigint[] := (select array[i.unconfirmed_by_address, i.unconfirmed_in_all, i.unconfirmed_by_organization]
        from public.installation i);
    begin
      if in_day is null or abs(in_day - today) > 1 then
        raise invalid_parameter_value using message = 'the meters of that day are closed';
      end if;
      if at_least <= 0 or at_most < at_least or app.org_id() is null then
        raise invalid_parameter_value using message = 'a call of a tenant holds something';
      end if;
      loop
        with locked as (
          select m.scope, m.used from public.unconfirmed_meters m
            join unnest(scopes, subjects) s (scope, subject) using (scope, subject)
          where m.day = in_day order by m.scope for update of m
        )
        select count(*) over () as meters, k.scope, k.used, l.allowed into tightest
          from locked k join unnest(scopes, limits) l (scope, allowed) using (scope)
          order by l.allowed - k.used limit 1;
        exit when tightest.meters = cardinality(array_remove(subjects, null));
        -- The first call of the day.
        delete from public.unconfirmed_meters m where m.day < today - 7;
        insert into public.unconfirmed_meters (day, scope, subject)
          select in_day, s.scope, s.subject from unnest(scopes, subjects) s (scope, subject)
          where s.subject is not null order by s.scope
          on conflict do nothing;
      end loop;
      if tightest.allowed - tightest.used < at_least then
        return query select null::bigint, tightest.scope, tightest.allowed, tightest.used;
        return;
      end if;
      granted := least(at_most, tightest.allowed - tightest.used);
      update public.unconfirmed_meters m set used = m.used + granted
        from unnest(scopes, subjects) s (scope, subject)
        where m.day = in_day and m.scope = s.scope and m.subject = s.subject;
      return next;
    end
  $$;

-- Gives back what was held and not used.
create function app.release_unconfirmed(in_day date, amount bigint) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp
  as $$
    with locked as (
      select m.scope, m.subject from public.unconfirmed_meters m
      where m.day = in_day and amount > 0 and (
        m.scope = 'address' and m.subject = (
          select o.registered_from from public.organizations o where o.id = app.org_id())
        or m.scope = 'installation' and m.subject = ''
        or m.scope = 'organization' and m.subject = uuid_send(app.org_id()))
      order by m.scope for update
    )
    update public.unconfirmed_meters m set used = m.used - amount
      from locked k where m.day = in_day and m.scope = k.scope and m.subject = k.subject
  $$;

grant execute on function app.hold_unconfirmed(date, bigint, bigint),
  app.release_unconfirmed(date, bigint) to atrium_app;
