-- What unconfirmed organizations may use of AI providers in a day stands in the database, not with whoever asks: no statement of
-- a tenant can take more from the meters that all share than that tenant may use.

-- Tokens. Every start sets them (`app.set_unconfirmed_limits`), multiplied by RATE_LIMIT_SCALE.
alter table installation
  add column unconfirmed_by_organization bigint not null default 20000 check (unconfirmed_by_organization > 0),
  add column unconfirmed_by_address bigint not null default 40000 check (unconfirmed_by_address > 0),
  add column unconfirmed_in_all bigint not null default 500000 check (unconfirmed_in_all > 0);

create function app.set_unconfirmed_limits(by_organization bigint, by_address bigint, in_all bigint) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp
  as $$
    update public.installation i
      set unconfirmed_by_organization = by_organization, unconfirmed_by_address = by_address, unconfirmed_in_all = in_all
      where (i.unconfirmed_by_organization, i.unconfirmed_by_address, i.unconfirmed_in_all)
        is distinct from (by_organization, by_address, in_all)
  $$;
revoke all on function app.set_unconfirmed_limits(bigint, bigint, bigint) from public;
grant execute on function app.set_unconfirmed_limits(bigint, bigint, bigint) to atrium_operator;

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
          from locked k join unnest(scopes, limits)
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
revoke all on function app.hold_unconfirmed(date, bigint, bigint) from public;
grant execute on function app.hold_unconfirmed(date, bigint, bigint) to atrium_app;

-- For processes of the release before, which run on during a roll-out: their limits count for nothing.
create or replace function app.hold_unconfirmed(
  in_day date, at_least bigint, at_most bigint,
  organization_limit bigint, address_limit bigint, installation_limit bigint
) returns table (granted bigint, refused_by text, allowed bigint, used bigint)
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp
  as $$ select * from app.hold_unconfirmed(in_day, at_least, at_most) $$;
