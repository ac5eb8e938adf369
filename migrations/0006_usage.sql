-- What is used, what is held for calls that run, and the record of every call. The invariants, which tests check:
--   meters.used     = sum(usage_ledger.amount)                        for the same org, kind and period
--   meters.reserved = sum(reservations.amount) where not yet settled  for the same org, kind and period
--   used + reserved never passes the plan's limit.

create table meters (
  org_id uuid not null references organizations (id),
  kind text not null check (kind in ('api_calls', 'storage_bytes', 'ai_tokens')),
  -- First day of the calendar month (UTC).
  period date not null,
  used bigint not null default 0 check (used >= 0),
  -- Held for calls that are running: they may use this much at most.
  reserved bigint not null default 0 check (reserved >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, kind, period)
) with (fillfactor = 50); -- one hot row an org: room for its new versions on the same page
select app.protect_tenant_table('meters');

-- Everything a call's record needs, written before the call: whoever finds it after a crash can bill it.
create table reservations (
  org_id uuid not null references organizations (id),
  -- The call's id, and later its usage record's.
  id uuid not null,
  user_id uuid,
  key_id uuid,
  department_id uuid,
  conversation_id uuid,
  message_id uuid,
  source text not null check (source in ('chat', 'api', 'title', 'mention', 'summary', 'draft')),
  model text not null,
  provider text not null,
  kind text not null default 'ai_tokens' check (kind = 'ai_tokens'),
  period date not null,
  amount bigint not null check (amount > 0),
  prompt_tokens bigint not null check (prompt_tokens >= 0),
  -- The prices of the moment the call was made: {prompt, cached, completion, currency, version}.
  prices jsonb not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, kind, period) references meters (org_id, kind, period),
  foreign key (org_id, user_id) references members (org_id, user_id) on delete set null (user_id),
  foreign key (org_id, department_id) references departments (org_id, id) on delete set null (department_id)
);
create index reservations_open on reservations (org_id, expires_at) where settled_at is null;
create index reservations_user on reservations (org_id, user_id) where user_id is not null;
create index reservations_department on reservations (org_id, department_id) where department_id is not null;
select app.protect_tenant_table('reservations');

-- The sweeper looks for what was left behind across all organizations, and sees nothing else.
create policy abandoned on reservations for select to atrium_operator
  using (settled_at is null and expires_at < now());
create policy long_settled on reservations for delete to atrium_operator
  using (settled_at < now() - interval '7 days');
create policy long_settled_read on reservations for select to atrium_operator
  using (settled_at < now() - interval '7 days');
grant select (org_id, id, expires_at, settled_at), delete on reservations to atrium_operator;

create table usage_records (
  org_id uuid not null references organizations (id),
  -- The call's id.
  id uuid not null,
  user_id uuid,
  key_id uuid,
  department_id uuid,
  conversation_id uuid,
  message_id uuid,
  source text not null check (source in ('chat', 'api', 'title', 'mention', 'summary', 'draft')),
  model text not null,
  provider text not null,
  -- What the provider says it was, e.g. the dated name of a model.
  served_model text,
  outcome text not null check (outcome in ('completed', 'stopped', 'failed', 'interrupted', 'blocked', 'refused')),
  error_code text,
  tokens_prompt bigint not null default 0 check (tokens_prompt >= 0),
  tokens_completion bigint not null default 0 check (tokens_completion >= 0),
  tokens_cached bigint not null default 0 check (tokens_cached between 0 and tokens_prompt),
  -- Millionths of the currency's unit.
  cost_micros bigint not null default 0 check (cost_micros >= 0),
  currency text not null check (length(currency) = 3),
  price_version text not null,
  latency_ms integer check (latency_ms >= 0),
  first_token_ms integer check (first_token_ms >= 0),
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, user_id) references members (org_id, user_id) on delete set null (user_id),
  foreign key (org_id, department_id) references departments (org_id, id) on delete set null (department_id)
);
-- Lists go by id, which sorts by time; sums of a month go by time.
create index usage_records_time on usage_records (org_id, created_at);
create index usage_records_user on usage_records (org_id, user_id, id desc);
create index usage_records_department on usage_records (org_id, department_id) where department_id is not null;
select app.protect_tenant_table('usage_records', append_only => true);

-- What moved the meters, and why. A correction is another entry.
create table usage_ledger (
  org_id uuid not null references organizations (id),
  id uuid not null default app.uuid_v7(),
  kind text not null,
  period date not null,
  amount bigint not null check (amount <> 0),
  record_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, record_id, kind),
  foreign key (org_id, kind, period) references meters (org_id, kind, period),
  foreign key (org_id, record_id) references usage_records (org_id, id)
);
create index usage_ledger_meter on usage_ledger (org_id, kind, period);
select app.protect_tenant_table('usage_ledger', append_only => true);

-- Only ever raised, lowered and settled.
revoke delete on meters, reservations from atrium_app;
