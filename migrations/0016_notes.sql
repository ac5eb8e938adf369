-- Notes: what one member writes for themselves. Nobody else reads them, owners neither.

create table notes (
  org_id uuid not null references organizations (id),
  id uuid not null default app.uuid_v7(),
  user_id uuid not null,
  -- Empty: the first line of the body names it.
  title text not null check (length(title) <= 200),
  -- Markdown, as in the chat.
  body text not null check (length(body) <= 20000),
  pinned boolean not null default false,
  -- Counts the changes, so that the second of two devices that edit at once is told (If-Match).
  version integer not null default 1,
  -- When title or body changed. Pinning changes `updated_at` only, and keeps the note's place among the others.
  edited_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, user_id) references members (org_id, user_id)
);
create index notes_list on notes (org_id, user_id, pinned desc, edited_at desc, id desc);
select app.protect_tenant_table('notes');

-- As `messages_words` of 0010: each word behind its user's mark, and no pending list.
create index notes_words on notes using gin (app.user_words(user_id, title || ' ' || body)) with (fastupdate = off);

-- The user's notes that hold `wanted`, pinned ones first, then by their last edit, newest first: in the title (any part), or
-- as words and beginnings of words anywhere, or, where `wanted` is in a script that puts no spaces between words (Thai, Lao,
-- Burmese, Khmer, Chinese, Japanese), all of its parts anywhere. No index finds those: the user's notes are read.
create function app.search_notes(
  in_user uuid, wanted text, before_pinned boolean, before_at timestamptz, before_id uuid, max_rows integer
) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  select n.id
  from notes n
  where n.org_id = (select app.org_id()) and n.user_id = in_user
    and (before_at is null or (n.pinned, n.edited_at, n.id) < (before_pinned, before_at, before_id))
    and (
      strpos(lower(n.title), lower(wanted)) > 0
      or n.id in (
        select w.id
        from notes w
        where w.org_id = (select app.org_id()) and w.user_id = in_user
          and app.user_words(w.user_id, w.title || ' ' || w.body) @@ (select app.wanted_words(in_user, wanted))
      )
      or case when wanted ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]'
        then not exists (
          select
          from regexp_split_to_table(lower(wanted), '\s+') part
          where part <> '' and strpos(lower(n.title || ' ' || n.body), part) = 0
        )
        else false
      end
    )
  order by n.pinned desc, n.edited_at desc, n.id desc
  limit max_rows;
end;

grant select (org_id, id, user_id, title, body, pinned, edited_at) on notes to atrium_search;
grant execute on function app.search_notes to atrium_app;
alter function app.search_notes owner to atrium_search;
