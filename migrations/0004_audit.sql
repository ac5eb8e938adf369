-- What people, keys and the system changed: a chain per organization that shows whether an entry was edited or removed.

create table audit_entries (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- 1, 2, 3 … without gaps.
  seq bigint not null check (seq > 0),
  -- Who: a person, a key, or (both null) the system. No foreign key: an entry outlives whom it names.
  user_id uuid,
  key_id uuid,
  action text not null check (length(action) between 3 and 80),
  subject_type text not null check (length(subject_type) between 1 and 40),
  subject_id text not null check (length(subject_id) between 1 and 100),
  before jsonb,
  after jsonb,
  ip text check (length(ip) <= 64),
  at timestamptz not null,
  mac bytea not null check (length(mac) = 32),
  previous_mac bytea not null check (length(previous_mac) = 32),
  primary key (org_id, id),
  unique (org_id, seq)
);
select app.protect_tenant_table('audit_entries', append_only => true);

create table audit_heads (
  org_id uuid primary key references organizations (id),
  seq bigint not null,
  mac bytea not null check (length(mac) = 32),
  -- A MAC of `seq` and `mac` under another key: a head that is set back by hand shows.
  seal bytea not null check (length(seal) = 32)
);
select app.protect_tenant_table('audit_heads');
revoke delete on audit_heads from atrium_app;
