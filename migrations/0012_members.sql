-- Joining waits for an admin, and members can be suspended, restored and removed.

alter table members drop constraint members_status_check;
alter table members
  -- `waiting`: has asked to join and may do nothing yet. `suspended`: may not sign in, and keeps the seat. `removed`: is shown
  -- nowhere and has no seat; the row stays, because what they wrote stands under their name.
  add constraint members_status_check check (status in ('waiting', 'active', 'suspended', 'removed')),
  -- When the present status began.
  add column status_since timestamptz not null default now(),
  -- Null: never let in. Such a member can have written nothing.
  add column admitted_at timestamptz default now(),
  -- While waiting: a MAC of the network address that asked. One address must not fill the list of those who wait.
  add column asked_from bytea check (length(asked_from) = 32),
  -- Counts the changes of role and status, so that the second of two admins who change them at once is told (If-Match).
  add column version integer not null default 1;

alter table members no force row level security;
update members set status_since = created_at, admitted_at = created_at;
alter table members force row level security;

create index members_waiting on members (org_id, id) where status = 'waiting';
-- What is locked before an owner changes.
create index members_owners on members (org_id, id) where role = 'owner' and status = 'active';
