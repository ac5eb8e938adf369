-- Who makes organizations, which addresses they may take, and which installation this is.

-- Null: made by a stranger, and neither its address nor the operator has confirmed it yet. Whoever is here already is known.
alter table organizations add column confirmed_at timestamptz default now();
alter table organizations alter column confirmed_at drop default;
-- A MAC of the network address that a stranger registered it from.
alter table organizations add column registered_from bytea check (length(registered_from) = 32);
grant insert (registered_from) on organizations to atrium_app;

-- What an address looks like at a glance: without hyphens, digits as the letters they stand for, i as l, rn as m, vv as w.
create function app.slug_skeleton(slug text) returns text
  language sql immutable strict parallel safe
  return translate(replace(replace(replace(slug, '-', ''), 'rn', 'm'), 'vv', 'w'), '0134578i', 'oleastbl');

grant execute on function app.slug_skeleton(text) to atrium_app, atrium_operator, atrium_resolver;

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

grant execute on function app.slug_objection(text, text, text[], text[]) to atrium_app;
alter function app.slug_objection(text, text, text[], text[]) owner to atrium_resolver;

-- Which installation this database is, and where it was made. A copy brings the row along and stands elsewhere: nothing
-- outside of the database (names in Redis) may be shared with what it was copied from.
create table installation (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid(),
  -- Of the cluster, made by initdb.
  system_identifier bigint not null,
  database_oid oid not null
);
insert into installation (system_identifier, database_oid)
  select c.system_identifier, d.oid from pg_control_system() c, pg_database d where d.datname = current_database();
grant select on installation to atrium_app;
