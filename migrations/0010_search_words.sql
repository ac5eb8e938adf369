-- The search in chats of 0007 read every user's words that begin alike, however many users there are. Now each word stands
-- behind its user's mark (docs/adr/0052).
drop function if exists app.search_conversations, app.search_words, app.wanted_words;
drop index if exists messages_search, messages_words;
drop function if exists app.user_words;

-- Search. `@@` is not leakproof, so no index serves it under row-level security. `app.search_conversations` runs as a role
-- without it, and says itself which org: the transaction's, whatever the caller passes.

-- The words of a text, each behind its user's mark: who looks for the beginning of a word in the index passes that user's
-- words alone, however many there are. What stands between words (in addresses, file names, INV-2041) only parts them. The
-- limits keep a tsvector below its megabyte, and a word below what it can hold.
create function app.user_words(in_user uuid, content text) returns tsvector
language sql immutable parallel safe
return array_to_tsvector(array(
  select right(in_user::text, 12) || word.lexeme
  from unnest(to_tsvector('simple', translate(left(content, 50000), '-_./@:', '      '))) word
  where octet_length(word.lexeme) <= 200
));

-- Every word of what somebody is typing, each as a beginning. Null where there is no word in it.
create function app.wanted_words(in_user uuid, wanted text) returns tsquery
language sql immutable parallel safe
return (
  select string_agg(format('''%s'':*', replace(replace(word, '\', '\\'), '''', '''''')), ' & ')::tsquery
  from unnest(tsvector_to_array(app.user_words(in_user, wanted))) word
);

grant execute on function app.user_words to atrium_app, atrium_search;
grant execute on function app.wanted_words to atrium_search;

-- The pending list is off: an answer pays for its own words instead of somebody else's request.
create index messages_words on messages using gin (app.user_words(user_id, content)) with (fastupdate = off);

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
          and app.user_words(m.user_id, m.content) @@ (select app.wanted_words(in_user, wanted))
      )
    )
  order by c.active_at desc, c.id desc
  limit max_rows;
end;

grant execute on function app.search_conversations to atrium_app;
alter function app.search_conversations owner to atrium_search;
