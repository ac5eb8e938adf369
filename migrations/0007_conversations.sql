-- Conversations: one user's AI chats, their messages as a tree, and the answers being written right now.

create table projects (
  org_id uuid not null,
  id uuid not null default app.uuid_v7(),
  user_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, user_id) references members (org_id, user_id)
);
create index projects_user on projects (org_id, user_id, created_at desc);
select app.protect_tenant_table('projects');

create table conversations (
  org_id uuid not null,
  id uuid not null default app.uuid_v7(),
  user_id uuid not null,
  project_id uuid,
  title text not null check (length(title) between 1 and 200),
  -- Who named it: nobody yet, the first message, a model, or the user, whose title nothing overwrites.
  title_source text not null default 'none' check (title_source in ('none', 'message', 'model', 'user')),
  model text,
  archived boolean not null default false,
  shared boolean not null default false,
  -- The leaf of the branch that is shown; null while there is no message.
  active_leaf uuid,
  last_message_at timestamptz,
  -- Always there, so that one index serves the list, new conversations included.
  active_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, user_id) references members (org_id, user_id),
  foreign key (org_id, project_id) references projects (org_id, id) on delete set null (project_id)
);
create index conversations_list on conversations (org_id, user_id, archived, active_at desc, id desc);
create index conversations_project on conversations (org_id, project_id) where project_id is not null;
select app.protect_tenant_table('conversations');

create table messages (
  org_id uuid not null,
  id uuid not null default app.uuid_v7(),
  conversation_id uuid not null,
  -- The conversation's user once more: search is per user, and its index stands on this table.
  user_id uuid not null,
  parent_id uuid,
  role text not null check (role in ('user', 'assistant')),
  content text not null,
  model text,
  status text not null check (status in ('streaming', 'complete', 'stopped', 'failed', 'interrupted')),
  prompt_tokens integer,
  completion_tokens integer,
  cached_tokens integer,
  cost_micros bigint,
  currency text check (length(currency) = 3),
  finish_reason text,
  error_code text,
  error_message text,
  client_id text check (length(client_id) between 1 and 255),
  -- What the guard found and let pass: types and places, never values.
  guard_findings jsonb,
  -- Where each chunk of the streamed answer ended, in UTF-16 units: lets `Last-Event-ID` resume without the chunks.
  chunk_ends integer[],
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, conversation_id, id),
  foreign key (org_id, conversation_id) references conversations (org_id, id) on delete cascade,
  foreign key (org_id, user_id) references members (org_id, user_id),
  -- A parent is a message of the same conversation.
  foreign key (org_id, conversation_id, parent_id) references messages (org_id, conversation_id, id)
);
-- The same post sent twice is one message.
create unique index messages_client_id on messages (org_id, conversation_id, client_id) where client_id is not null;
-- Siblings, oldest first, and what hangs on a message when it is deleted.
create index messages_siblings on messages (org_id, conversation_id, parent_id, id);
select app.protect_tenant_table('messages');

alter table conversations
  add foreign key (org_id, id, active_leaf) references messages (org_id, conversation_id, id);

-- An answer that a process is writing. The row is that process's lease: whoever finds it expired may take it over.
create table running_answers (
  org_id uuid not null,
  message_id uuid not null,
  instance uuid not null,
  leased_until timestamptz not null,
  stop_requested boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, message_id),
  foreign key (org_id, message_id) references messages (org_id, id) on delete cascade
) with (fillfactor = 50);
select app.protect_tenant_table('running_answers');

-- The log that live readers resume from. It lives as long as the lease: the end of the answer folds it into the message.
create table message_chunks (
  org_id uuid not null,
  message_id uuid not null,
  seq integer not null check (seq > 0),
  text text not null,
  created_at timestamptz not null default now(),
  primary key (org_id, message_id, seq),
  foreign key (org_id, message_id) references running_answers (org_id, message_id) on delete cascade
);
select app.protect_tenant_table('message_chunks', append_only => true);

-- Leases are renewed and expired ones found for the whole installation at once; the answers themselves stay out of reach.
create policy operator on running_answers to atrium_operator using (true) with check (true);
grant select (org_id, message_id, instance, leased_until, stop_requested), update (leased_until)
  on running_answers to atrium_operator;

-- Search. `@@` is not leakproof, so no index serves it under row-level security. This function runs as a role without it,
-- and says itself which org: the transaction's, whatever the caller passes.
create extension if not exists btree_gin;
-- One user's words; what stands between them (in addresses, file names, INV-2041) only parts them. The pending list is
-- off: an answer pays for its own words instead of somebody else's request.
create index messages_search on messages using gin (
  user_id, to_tsvector('simple', translate(left(content, 200000), '-_./@:', '      '))
) with (fastupdate = off);

-- Every word of what somebody is typing, each as a beginning. Null where there is no word in it.
create function app.search_words(wanted text) returns tsquery
language sql immutable parallel safe
return (
  select string_agg(format('''%s'':*', replace(replace(word.lexeme, '\', '\\'), '''', '''''')), ' & ')::tsquery
  from unnest(to_tsvector('simple', translate(wanted, '-_./@:', '      '))) word
);

-- The user's conversations whose title holds `wanted` or in which a message has its words, newest activity first.
create function app.search_conversations(
  in_user uuid, in_archived boolean, wanted text, before_at timestamptz, before_id uuid, max_rows integer
) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  select c.id
  from conversations c
  where c.org_id = (select app.org_id()) and c.user_id = in_user and c.archived = in_archived
    and (before_at is null or (c.active_at, c.id) < (before_at, before_id))
    and (
      strpos(lower(c.title), lower(wanted)) > 0
      or c.id in (
        select m.conversation_id
        from messages m
        where m.org_id = (select app.org_id()) and m.user_id = in_user
          and to_tsvector('simple', translate(left(m.content, 200000), '-_./@:', '      ')) @@ (select app.search_words(wanted))
      )
    )
  order by c.active_at desc, c.id desc
  limit max_rows;
end;

-- What they read, and nothing else, is that role's to read.
grant select (org_id, id, user_id, title, archived, active_at) on conversations to atrium_search;
grant select (org_id, conversation_id, user_id, content) on messages to atrium_search;
grant execute on function app.search_conversations to atrium_app;
alter function app.search_words owner to atrium_search;
alter function app.search_conversations owner to atrium_search;
