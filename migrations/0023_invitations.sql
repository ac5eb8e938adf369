-- Invitations: who may become a member, by a link that nothing in here lets anybody make. The link's token is a MAC over the id
-- and the generation (backend/src/modules/invitations/token.ts).

create table invitations (
  org_id uuid not null references organizations (id),
  id uuid not null,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  role text not null check (role in ('owner', 'admin', 'agent', 'member', 'client')),
  -- Who gave the role; counts only while they still may.
  invited_by uuid not null,
  -- The language of the mail, and of the person until they choose another.
  locale text not null check (length(locale) between 2 and 35),
  -- Sending again raises it, and older links end.
  generation integer not null default 1 check (generation > 0),
  expires_at timestamptz not null,
  -- The newest mail (`mail_messages`), which is forgotten after 30 days.
  mail_id uuid,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, invited_by) references members (org_id, user_id),
  foreign key (org_id, accepted_by) references members (org_id, user_id),
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or revoked_at is null)
);
-- One that is open for an address, expired or not: a second one renews it.
create unique index invitations_open on invitations (org_id, email) where accepted_at is null and revoked_at is null;
create index invitations_inviter on invitations (org_id, invited_by);
create index invitations_accepted_by on invitations (org_id, accepted_by);
select app.protect_tenant_table('invitations');
