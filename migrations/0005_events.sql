-- What happened, for whoever wants to hear it (kernel/events), and which requests were answered already (kernel/http).

-- Written in the transaction of the change itself, so an event exists if and only if the change does. Append-only for the
-- API; the relay marks what it carried and prunes what is old.
create table outbox (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- The order in which the relay carries. Not a tenant's number: gaps are possible, and it is never shown.
  seq bigint generated always as identity,
  type text not null check (length(type) between 3 and 100),
  -- Ids and small facts, never content.
  payload jsonb not null,
  published_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);
select app.protect_tenant_table('outbox');
create index outbox_waiting on outbox (seq) where published_at is null;
create index outbox_carried on outbox (published_at) where published_at is not null;

revoke update, delete on outbox from atrium_app;
create policy relay on outbox to atrium_relay using (true) with check (true);
grant select, update (published_at), delete on outbox to atrium_relay;

create function app.notify_outbox() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
  perform pg_notify('atrium_outbox', '');
  return null;
end
$$;
create trigger outbox_notify after insert on outbox
  for each statement execute function app.notify_outbox();

-- The answer to a request that carried an Idempotency-Key, written with the request's own effect. Kept 24 hours.
create table idempotency_keys (
  org_id uuid not null references organizations (id),
  -- Who asked: `user:<id>`, `key:<id>`. The same key of two actors means two requests.
  actor text not null check (length(actor) between 1 and 100),
  key text not null check (length(key) between 1 and 255),
  route text not null,
  request_hash bytea not null check (octet_length(request_hash) = 32),
  status smallint not null check (status between 200 and 599),
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (org_id, actor, key)
);
select app.protect_tenant_table('idempotency_keys');
create index idempotency_keys_old on idempotency_keys (created_at);
create policy prune on idempotency_keys for delete to atrium_relay using (created_at < now() - interval '24 hours');
create policy prune_select on idempotency_keys for select to atrium_relay using (created_at < now() - interval '24 hours');
grant select, delete on idempotency_keys to atrium_relay;
