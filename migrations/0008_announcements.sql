-- Announcements: what owners and admins tell everybody of the organization, and who has put which away.

create table announcements (
  org_id uuid not null references organizations (id),
  id uuid not null default app.uuid_v7(),
  title text not null check (length(title) between 1 and 120),
  -- Markdown, as in the chat.
  body text not null check (length(body) between 1 and 10000),
  level text not null default 'info' check (level in ('info', 'important')),
  author_id uuid not null,
  -- From then on only those who manage announcements see it. Null: it stays until somebody deletes it.
  expires_at timestamptz,
  -- Counts the edits, so that the second of two who edit at once is told (If-Match).
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, author_id) references members (org_id, user_id)
);
create index announcements_newest on announcements (org_id, created_at desc, id desc);
create index announcements_author on announcements (org_id, author_id);
select app.protect_tenant_table('announcements');

-- One person has read one announcement and wants it out of the way, on every device.
create table announcement_dismissals (
  org_id uuid not null references organizations (id),
  announcement_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (org_id, announcement_id, user_id),
  foreign key (org_id, announcement_id) references announcements (org_id, id) on delete cascade,
  foreign key (org_id, user_id) references members (org_id, user_id)
);
create index announcement_dismissals_user on announcement_dismissals (org_id, user_id);
select app.protect_tenant_table('announcement_dismissals');
