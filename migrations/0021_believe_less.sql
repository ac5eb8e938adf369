-- What one statement of a tenant could still do to others: clear what they used of the day, keep trails from being verified,
-- and take a host that is not theirs.

-- What no entry of ours is, and what whoever reads a trail would stumble over. Not validated: an entry that is there already
-- is the verifier's to name.
create function app.is_audit_detail(detail jsonb) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return detail is null or (
    octet_length(detail::text) <= 262144
    and not jsonb_path_exists(detail, 'strict $.**{5 to last}')
    and not jsonb_path_exists(detail, 'strict $.** ? (@.type() == "number" && (@ > 1.7976931348623157e308 || @ < -1.7976931348623157e308))'));
grant execute on function app.is_audit_detail(jsonb) to atrium_app;

alter table audit_entries
  add constraint audit_entries_at check (at >= '0001-01-01 00:00:00+00' and at < '10000-01-01 00:00:00+00') not valid,
  add constraint audit_entries_before check (app.is_audit_detail(before)) not valid,
  add constraint audit_entries_after check (app.is_audit_detail(after)) not valid;

-- A host leads to a tenant once it is verified, which is not the tenant's to say.
revoke insert, update on domains from atrium_app;
grant insert (org_id, id, host, token) on domains to atrium_app;

-- Takes as much as all of its meters have left, up to `at_most`, and says how much; or, where that is less than `at_least`,
-- takes nothing and says which meter has the least left. Meters are locked in the order of their scopes.
-- The day is today, give or take one for clocks that differ: whoever has one statement must not clear away or fill the
-- meters of other days.
create or replace function app.hold_unconfirmed(
  in_day date, at_least bigint, at_most bigint,
  organization_limit bigint, address_limit bigint, installation_limit bigint
) returns table (granted bigint, refused_by text, allowed bigint, used bigint)
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
          from locked k join unnest(scopes, array[address_limit, installation_limit, organization_limit])
            l (scope, allowed) using (scope)
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
