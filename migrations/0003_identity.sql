-- Users, members, roles, departments, sessions, signing keys, and what slows down guessing.

-- A user is a person's login and belongs to no tenant; a tenant sees the users that are its members. The same address
-- may be a user of its own in every organization, so that no tenant can find out who is known to another.
create table users (
  id uuid primary key,
  -- Where the login was made. Only there may it become a member without being invited.
  home_org_id uuid not null references organizations (id),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  username text check (length(username) between 1 and 60),
  name text not null check (length(name) between 1 and 100),
  -- argon2id in PHC form. `atrium_app` may write it and never read it.
  password_hash text,
  is_active boolean not null default true,
  is_superuser boolean not null default false,
  locale text not null default 'en' check (length(locale) between 2 and 35),
  time_zone text not null default 'UTC' check (length(time_zone) between 1 and 64),
  preferences jsonb not null default '{}' check (jsonb_typeof(preferences) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Lets `members` repeat the address, where it is unique per organization, and never differ.
  unique (id, email)
);

create trigger set_updated_at before update on users for each row
  when (old.* is distinct from new.*) execute function app.set_updated_at();

alter table users enable row level security;
alter table users force row level security;

create table roles (
  org_id uuid not null references organizations (id),
  id uuid not null default app.uuid_v7(),
  name text not null check (length(name) between 1 and 60),
  permissions text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, name)
);
select app.protect_tenant_table('roles');

create table departments (
  org_id uuid not null references organizations (id),
  id uuid not null default app.uuid_v7(),
  name text not null check (length(name) between 1 and 100),
  parent_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, parent_id) references departments (org_id, id)
);
create index departments_parent on departments (org_id, parent_id);
select app.protect_tenant_table('departments');

create table members (
  org_id uuid not null references organizations (id),
  id uuid not null default app.uuid_v7(),
  user_id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'agent', 'member', 'client')),
  -- A custom role adds its permissions to those of `role`.
  role_id uuid,
  department_id uuid,
  status text not null default 'active' check (status in ('active', 'suspended')),
  last_seen_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, user_id),
  unique (org_id, email),
  foreign key (org_id, role_id) references roles (org_id, id),
  foreign key (org_id, department_id) references departments (org_id, id)
);
alter table members add constraint members_user foreign key (user_id, email) references users (id, email) on update cascade;
comment on constraint members_user on members is 'global: users belong to no tenant; the trigger home_only says who may join';
create index members_user_email on members (user_id, email);
comment on index members_user_email is 'global: serves members_user';
create index members_role on members (org_id, role_id);
create index members_department on members (org_id, department_id);
select app.protect_tenant_table('members');

-- The policies of `users` look through `members`, whose own policies already keep to the tenant.
create policy tenant_read on users for select to atrium_app
  using (exists (select from members m where m.org_id = (select app.org_id()) and m.user_id = users.id));
create policy tenant_write on users for update to atrium_app
  using (exists (select from members m where m.org_id = (select app.org_id()) and m.user_id = users.id))
  with check (exists (select from members m where m.org_id = (select app.org_id()) and m.user_id = users.id));
create policy tenant_create on users for insert to atrium_app with check (home_org_id = (select app.org_id()));
-- For the functions below, which run as the owner and keep to the tenant as well.
create policy own_functions on users for select to atrium_owner
  using (home_org_id = (select app.org_id())
    or exists (select from members m where m.org_id = (select app.org_id()) and m.user_id = users.id));

grant select (id, home_org_id, email, username, name, is_active, is_superuser, locale, time_zone, preferences,
    created_at, updated_at),
  insert (id, home_org_id, email, name, password_hash, locale, time_zone),
  update (email, username, name, password_hash, is_active, locale, time_zone, preferences)
  on users to atrium_app;

-- A tenant that guesses another's user id must not get that user, and their profile, as a member.
create function app.members_home_only() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      if not exists (select from public.users u where u.id = new.user_id and u.home_org_id = new.org_id) then
        raise foreign_key_violation using message = 'the user was not created in this organization';
      end if;
      return new;
    end
  $$;
create trigger home_only before insert or update of user_id, org_id on members
  for each row execute function app.members_home_only();

-- The only reader of password hashes: one account of the tenant that is set.
create function app.sign_in_account(wanted_email text)
  returns table (user_id uuid, password_hash text, is_active boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select u.id, u.password_hash, u.is_active and m.status = 'active'
    from public.members m join public.users u on u.id = m.user_id
    where m.org_id = app.org_id() and m.email = wanted_email
  $$;
grant execute on function app.sign_in_account(text) to atrium_app;

create table sessions (
  org_id uuid not null references organizations (id),
  id uuid not null default app.uuid_v7(),
  user_id uuid not null,
  -- All sessions that descend from one sign-in; a refresh token that comes twice ends them together.
  family uuid not null,
  -- SHA-256 of the only refresh token that is good now.
  refresh_hash bytea not null check (length(refresh_hash) = 32),
  user_agent text not null default '' check (length(user_agent) <= 400),
  ip text check (length(ip) <= 64),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text check (length(revoked_reason) <= 40),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, user_id) references members (org_id, user_id)
);
create index sessions_user on sessions (org_id, user_id, last_seen_at desc);
create index sessions_family on sessions (org_id, family);
select app.protect_tenant_table('sessions');

create table signing_keys (
  org_id uuid not null references organizations (id),
  -- The `kid` of the tokens that it signs.
  id uuid not null default app.uuid_v7(),
  -- Ed25519: SPKI, and PKCS #8 sealed by the key ring.
  public_key bytea not null,
  sealed_private_key bytea not null,
  -- Set when another took over; verifies until the tokens it signed have expired.
  retired_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id)
);
create unique index signing_keys_current on signing_keys (org_id) where retired_at is null;
select app.protect_tenant_table('signing_keys');

-- Failed sign-ins by account (or by device of an account), whether or not the account exists.
create table sign_in_attempts (
  org_id uuid not null references organizations (id),
  -- A MAC of the address: this table must not become a list of who tried what.
  subject bytea not null check (length(subject) = 32),
  failures integer not null check (failures > 0),
  locked_until timestamptz not null,
  updated_at timestamptz not null default now(),
  primary key (org_id, subject)
);
create index sign_in_attempts_age on sign_in_attempts (org_id, updated_at);
select app.protect_tenant_table('sign_in_attempts');
