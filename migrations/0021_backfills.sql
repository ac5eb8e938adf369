-- How far each back-fill is (backend/src/kernel/jobs/backfills.ts): rows of large tables that are changed beside traffic,
-- organization by organization in the order of their ids.
create table backfills (
  name text primary key check (name ~ '^[a-z][a-z0-9_.-]{2,99}$'),
  -- The last organization that has nothing left to fill; null: none yet.
  position uuid,
  -- Rows that were changed, without those of a batch whose process was killed behind its commit.
  rows bigint not null default 0 check (rows >= 0),
  -- The run that works on it, until its lease ends.
  held_by uuid,
  held_until timestamptz not null default '-infinity',
  done_at timestamptz,
  created_at timestamptz not null default now()
);
alter table backfills enable row level security;
alter table backfills force row level security;
create policy operator on backfills to atrium_operator using (true) with check (true);
grant select, insert, update (position, rows, held_by, held_until, done_at) on backfills to atrium_operator;
