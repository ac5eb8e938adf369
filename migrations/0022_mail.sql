-- Mails (backend/src/kernel/mail): to whom each goes, and what became of it. The text is made when it is sent, and kept nowhere.

create table mail_messages (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- As its module names it: invitations.invited.
  kind text not null check (length(kind) between 3 and 80),
  to_address text not null check (to_address = lower(to_address) and length(to_address) between 3 and 254),
  locale text not null check (length(locale) between 2 and 35),
  -- The event or object that the mail is about: there is one mail of a kind for it.
  key text not null check (length(key) between 1 and 200),
  -- Ids, of which the text is made. Never content or a secret.
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  -- `suppressed`: it was not sent, because of the address, a limit, or because nobody wants it any more; `error` says which.
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'suppressed')),
  attempts integer not null default 0 check (attempts >= 0),
  -- A code, never words of the mail or of a server.
  error text check (length(error) between 1 and 60),
  -- RFC 5322 § 3.6.4. The same for every attempt, so that a second one after a crash is the same mail.
  message_id text not null check (length(message_id) between 5 and 300),
  -- What the provider calls it.
  provider_id text check (length(provider_id) between 1 and 200),
  sent_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, kind, key)
);
select app.protect_tenant_table('mail_messages');

-- Pruned after 30 days, and asked for the last attempt (`/status`), by the relay, which reads no address.
create index mail_messages_age on mail_messages (created_at);
create policy relay on mail_messages for select to atrium_relay using (true);
create policy prune on mail_messages for delete to atrium_relay using (created_at < now() - interval '30 days');
grant select (org_id, id, status, attempts, error, created_at, updated_at), delete on mail_messages to atrium_relay;

-- Addresses that get no mail of the organization any more.
create table mail_suppressions (
  org_id uuid not null references organizations (id),
  address text not null check (address = lower(address) and length(address) between 3 and 254),
  reason text not null check (reason in ('bounce', 'complaint', 'manual')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, address)
);
select app.protect_tenant_table('mail_suppressions');
