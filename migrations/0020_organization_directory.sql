-- Who stands above organizations sees which there are and how much they use: a partner its clients, the operator all. Names,
-- states and sums; nothing that is said or done in a portal.

create policy partner on organizations for select to atrium_partner
  using (partner_id = (select app.partner_id()));
grant select (id, name, slug, kind, partner_id, plan, status, confirmed_at, created_at) on organizations to atrium_partner;
grant select on plans, limits to atrium_partner;

-- What one client of this transaction's partner uses; no row for any other organization. Seats that are taken, and AI tokens of
-- the present month, those included that running calls hold.
create function app.client_use(client uuid, out people bigint, out ai_tokens bigint) returns setof record
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  select
    coalesce((select c.used from counters c where c.org_id = o.id and c.kind = 'users'), 0),
    coalesce((
      select m.used + m.reserved from meters m
      where m.org_id = o.id and m.kind = 'ai_tokens' and m.period = date_trunc('month', now() at time zone 'utc')::date), 0)
  from organizations o
  where o.id = client and o.partner_id = (select app.partner_id());
end;

grant select (id, partner_id) on organizations to atrium_search;
grant select (org_id, kind, used) on counters to atrium_search;
grant select (org_id, kind, period, used, reserved) on meters to atrium_search;
grant execute on function app.client_use(uuid) to atrium_partner;
alter function app.client_use(uuid) owner to atrium_search;

create policy operator on counters for select to atrium_operator using (true);
grant select (org_id, kind, used) on counters to atrium_operator;
create policy operator on meters for select to atrium_operator using (true);
grant select (org_id, kind, period, used, reserved) on meters to atrium_operator;
