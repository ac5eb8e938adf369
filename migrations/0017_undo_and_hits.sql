-- Deletions can be undone for a while (backend/src/kernel/soft-deletion.ts), and the search in chats tells where it found the
-- words.

-- Null: not deleted. `deleted_by` may undo it; null: nobody. What is over is purged by the index.
alter table conversations add column deleted_at timestamptz, add column deleted_by uuid;
create index conversations_deleted on conversations (org_id, deleted_at) where deleted_at is not null;
alter table announcements add column deleted_at timestamptz, add column deleted_by uuid;
create index announcements_deleted on announcements (org_id, deleted_at) where deleted_at is not null;
alter table notes add column deleted_at timestamptz, add column deleted_by uuid;
create index notes_deleted on notes (org_id, deleted_at) where deleted_at is not null;

grant select (deleted_at) on conversations, notes to atrium_search;
grant select (id) on messages to atrium_search;

-- Without a realistic cost the planner may think that reading the words of every message is cheaper than the index.
alter function app.user_words cost 2000;

-- The user's conversations whose title holds `wanted` or in which a message has its words, newest activity first, and of each the
-- newest such message; null: only the title holds them. In PL/pgSQL, whose statements are planned once a connection: planning
-- takes as long as looking for a rare word.
drop function app.search_conversations;
create function app.search_conversations(
  in_user uuid, in_archived boolean, wanted text, before_at timestamptz, before_id uuid, max_rows integer
) returns table (found uuid, found_in uuid)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, public, pg_temp
as $$
  begin
    return query
    with hits as materialized (
      -- Ids of version 7 are in the order of time, as text too; there is no max(uuid) before PostgreSQL 18.
      select m.conversation_id, max(m.id::text collate "C")::uuid as id
      from messages m
      where m.org_id = (select app.org_id()) and m.user_id = in_user
        and app.user_words(m.user_id, m.content) @@ (select app.wanted_words(in_user, wanted))
      group by m.conversation_id
    )
    select c.id, h.id
    from conversations c left join hits h on h.conversation_id = c.id
    where c.org_id = (select app.org_id()) and c.user_id = in_user and c.archived = in_archived and c.deleted_at is null
      and (before_at is null or (c.active_at, c.id) < (before_at, before_id))
      and (h.id is not null or strpos(lower(c.title), lower(wanted)) > 0)
    order by c.active_at desc, c.id desc
    limit max_rows;
  end
$$;
grant execute on function app.search_conversations to atrium_app;
alter function app.search_conversations owner to atrium_search;

-- As in 0016, without what is deleted. `rows`, here and above: with the default of 1,000 the planner reads all of the organization's
-- rows to join what is found.
drop function app.search_notes;
create function app.search_notes(
  in_user uuid, wanted text, before_pinned boolean, before_at timestamptz, before_id uuid, max_rows integer
) returns setof uuid
language sql stable rows 20 security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  select n.id
  from notes n
  where n.org_id = (select app.org_id()) and n.user_id = in_user and n.deleted_at is null
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
grant execute on function app.search_notes to atrium_app;
alter function app.search_notes owner to atrium_search;
