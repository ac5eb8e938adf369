-- Events reach every subscriber through a job of its own, and jobs stand in the database until they are done
-- (backend/src/kernel/events, backend/src/kernel/jobs; docs/adr/0005).

-- What an event is about, who caused it, and which form its payload has.
alter table outbox
  add column version integer not null default 1 check (version > 0),
  add column subject_type text check (length(subject_type) between 1 and 40),
  add column subject_id text check (length(subject_id) between 1 and 100),
  add column user_id uuid,
  add column key_id uuid;

-- A transaction that has sent NOTIFY commits one after another with all others that have (a lock of the whole cluster, held
-- over the fsync). Who waits for events is woken after the commit instead.
drop trigger outbox_notify on outbox;
drop function app.notify_outbox();

-- Every subscriber that any process of the installation knows, whichever process turns an event into jobs.
create table event_subscribers (
  name text primary key check (length(name) between 3 and 100),
  -- Types of events; '*' alone means all.
  types text[] not null check (cardinality(types) > 0),
  queue text not null check (queue in ('interactive', 'default', 'bulk')),
  -- Events of one subject arrive one after another, in the order of `outbox.seq`.
  in_order boolean not null,
  attempts smallint not null check (attempts > 0),
  -- When a process that knows it last said so; one that nobody has known for a week is forgotten.
  seen_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
alter table event_subscribers enable row level security;
alter table event_subscribers force row level security;
create policy relay on event_subscribers to atrium_relay using (true) with check (true);
grant select, insert, update, delete on event_subscribers to atrium_relay;

-- Work for later. A row is written in the transaction that wants it done and deleted in the one that has done it; in between
-- it is handed to BullMQ, which may lose it: the row is what counts.
create table jobs (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- The order of rows of one `order_key`.
  seq bigint generated always as identity,
  name text not null check (length(name) between 3 and 120),
  queue text not null check (queue in ('interactive', 'default', 'bulk')),
  -- Ids and small facts, never content.
  payload jsonb not null,
  -- Rows of the same name and key run one after another.
  order_key text check (length(order_key) <= 200),
  max_attempts smallint not null check (max_attempts > 0),
  -- How often it was handed to the queue; one that was lost there is handed over again.
  handed_over integer not null default 0,
  run_at timestamptz not null default now(),
  -- Set while BullMQ has it.
  queued_at timestamptz,
  cancelled_at timestamptz,
  -- Tries are used up: a dead letter, until somebody puts it back.
  dead_at timestamptz,
  error text check (length(error) <= 2000),
  -- {done, total, note}: for whoever watches a long one.
  progress jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id)
) with (fillfactor = 70);
select app.protect_tenant_table('jobs');
create index jobs_waiting on jobs (queue, org_id, seq) where queued_at is null and dead_at is null;
create index jobs_queued on jobs (queued_at) where queued_at is not null and dead_at is null;
create index jobs_in_order on jobs (org_id, name, order_key, seq) where order_key is not null and dead_at is null;
create index jobs_dead on jobs (dead_at) where dead_at is not null;

create policy relay on jobs to atrium_relay using (true) with check (true);
grant select, insert, update (queued_at, handed_over, dead_at, error, run_at, cancelled_at), delete on jobs to atrium_relay;
