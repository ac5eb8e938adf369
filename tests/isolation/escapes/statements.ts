/**
 * One statement each, as somebody would write it who can put SQL into a query of the tenant `$own` and wants what is
 * `$foreign`'s. `$user` is a user there, `$conversation` a conversation, `$pid` another session.
 */

/** Changing whom the statement acts for, in the middle of it. */
const settings = [
  `select set_config('app.org_id', '$foreign', true), (select string_agg(content, ',') from messages)`,
  `select set_config('app.org_id', '$foreign', true), query_to_xml('select * from messages', true, false, '')`,
  `with s as materialized (select set_config('app.org_id', '$foreign', true) v)
     select query_to_xml('select * from messages', true, false, '') from s where v is not null`,
  `select query_to_xml('select * from messages', true, false, '') from set_config('app.org_id', '$foreign', true)`,
  `select set_config('role', 'atrium_operator', true), query_to_xml('select * from reservations', true, false, '')`,
  `select set_config('role', 'atrium_search', true), query_to_xml('select * from messages', true, false, '')`,
  `select set_config('role', 'atrium_owner', true), query_to_xml('select * from users', true, false, '')`,
  `select set_config('role', 'atrium_sign_in', true), query_to_xml('select * from users', true, false, '')`,
  `select set_config('role', 'atrium_resolver', true), query_to_xml('select * from organizations', true, false, '')`,
  `select set_config('role', 'atrium_relay', true), query_to_xml('select * from outbox', true, false, '')`,
  `select set_config('role', 'atrium_partner', true), set_config('app.partner_id', '$foreign', true),
     query_to_xml('select * from conversations', true, false, '')`,
  `select set_config('session_authorization', 'postgres', true), query_to_xml('select * from users', true, false, '')`,
  `select set_config('row_security', 'off', true), query_to_xml('select * from messages', true, false, '')`,
  `select set_config('search_path', 'bull', true), query_to_xml('select * from job', true, false, '')`,
  `select content from messages, lateral (select set_config('app.org_id', '$foreign', true)) s`,
  `select content from messages order by set_config('app.org_id', '$foreign', true)`,
  `update conversations set title = set_config('app.org_id', '$foreign', true) where org_id = '$own' returning *`,
  `insert into projects (org_id, user_id, name) select '$own', user_id, set_config('app.org_id', '$foreign', true)
     from members limit 1 returning query_to_xml('select * from messages', true, false, '')`,
  `update pg_settings set setting = '$foreign' where name = 'app.org_id'`,
  `update pg_settings set setting = 'atrium_operator' where name = 'role'`,
  `with s as (update pg_catalog.pg_settings set setting = '$foreign' where name = 'app.org_id' returning 1)
     select * from messages`,
  `declare c cursor for select set_config('app.org_id', '$foreign', true), content from messages`,
  `values (set_config('app.org_id', '$foreign', true), (select max(content) from messages))`,
];

/** Functions that run the SQL they are handed. */
const runners = [
  `select query_to_xml('set local app.org_id = ''$foreign''', true, false, '')`,
  `select query_to_xml('select set_config(''app.org_id'', ''$foreign'', true)', true, false, ''),
     query_to_xml('select * from messages', true, false, '')`,
  `select query_to_xmlschema('select * from messages', true, false, '')`,
  `select query_to_xml_and_xmlschema('select * from messages', true, false, '')`,
  `select cursor_to_xml('c', 10, true, false, '')`,
  `select table_to_xml('messages', true, false, '')`,
  `select table_to_xml_and_xmlschema('users', true, false, '')`,
  `select schema_to_xml('public', true, false, '')`,
  `select schema_to_xml('bull', true, false, '')`,
  `select database_to_xml(true, false, '')`,
  `select * from ts_stat('select to_tsvector(content) from messages')`,
  `select ts_rewrite('a'::tsquery, 'select ''a''::tsquery, content::tsquery from messages')`,
  `select dblink('dbname=postgres', 'select 1')`,
  `select * from crosstab('select content, content, content from messages') as t (a text, b text, c text)`,
];

/** What is no statement on rows at all, alone or after one. */
const commands = [
  `set app.org_id = '$foreign'`,
  `set local app.org_id = '$foreign'`,
  `set role atrium_operator`,
  `set session authorization atrium_operator`,
  `reset all`,
  `discard all`,
  `select 1; set local app.org_id = '$foreign'`,
  `do $$ begin set local app.org_id = '$foreign'; raise exception '%', (select max(content) from messages); end $$`,
  `/* select */ do $$ begin perform set_config('app.org_id', '$foreign', true); end $$`,
  `prepare p as select * from messages`,
  `copy messages to stdout`,
  `copy (select content from messages) to program 'cat'`,
  `explain analyze select * from messages`,
  `listen tenant_changed`,
  `lock table messages`,
  `truncate messages`,
  `create temp table t as select * from messages`,
  `create function pg_temp.f() returns text language sql as 'select max(content) from messages'`,
  `create view v as select * from messages`,
  `select content into stolen from messages`,
  `alter table messages disable row level security`,
  `alter role atrium_app set app.org_id = '$foreign'`,
  `grant atrium_operator to atrium_app`,
  `create extension dblink`,
  `call app.protect_tenant_table('messages')`,
];

/** Rows under policies: reading, guessing, taking over, giving away. */
const rows = [
  `select * from messages`,
  `select * from messages where org_id = '$foreign' or true`,
  `table conversations`,
  `select m.content, u.email from messages m full join users u on true`,
  `select * from users where id = '$user'`,
  `select sealed_password, password_hash from users`,
  `select * from app.search_conversations('$user', false, 'secret', null, null, 100)`,
  `select * from app.tenant_by_slug('globex')`,
  `select * from app.sign_in_account('owner@globex.test')`,
  `select content::int from messages`,
  `select 1 from messages where content::uuid is null`,
  `select 1 from users where email::jsonb is null`,
  `select 1 from messages where 1 / (case when content like '%secret%' and org_id <> '$own' then 0 else 1 end) > 0`,
  `select xmlparse(document content) from messages where org_id = '$foreign'`,
  `update messages set org_id = '$own' where org_id = '$foreign' returning *`,
  `update conversations set org_id = '$foreign' where org_id = '$own'`,
  `delete from messages where org_id = '$foreign' returning *`,
  `insert into messages (org_id, conversation_id, user_id, role, content, status)
     values ('$foreign', '$conversation', '$user', 'user', 'planted', 'complete')`,
  `insert into messages (org_id, conversation_id, user_id, role, content, status)
     values ('$own', '$conversation', '$user', 'user', 'planted', 'complete')`,
  `insert into conversations (org_id, id, user_id, title) values ('$foreign', '$conversation', '$user', 'x')
     on conflict (org_id, id) do update set title = 'x' returning *`,
  `insert into organizations (id, name, slug) values ('$own', 'x', 'globex')
     on conflict (slug) do update set name = organizations.name returning settings`,
  `insert into members (org_id, user_id, email, role) values ('$own', '$user', 'owner@globex.test', 'client')`,
  `merge into conversations c using (select 1) s on c.org_id = '$foreign' when matched then update set title = 'x'`,
  `update users set sealed_password = 'x' where id = '$user'`,
  `select app.append_audit_entry(app.uuid_v7(), 1, null, null, 'a.b', 'a', 'a', null, null, null, now(), 'x', 'x', 'x')`,
  `insert into audit_entries (org_id, id, seq, action, subject_type, subject_id, at, mac, previous_mac)
     select '$own', app.uuid_v7(), 99, 'a.b', 'a', 'a', now(), sha256(''), sha256('')`,
];

/** What the server knows beside tables. */
const server = [
  `select * from bull.job`,
  `select * from pg_authid`,
  `select * from pg_shadow`,
  `select most_common_vals, histogram_bounds from pg_stats where tablename in ('messages', 'users')`,
  `select * from pg_statistic`,
  `select query from pg_stat_activity`,
  `select * from pg_stat_get_activity(null)`,
  `select pg_stat_get_backend_activity(s) from pg_stat_get_backend_idset() s`,
  `select pg_terminate_backend($pid)`,
  `select pg_cancel_backend($pid)`,
  `select pg_advisory_lock(1)`,
  `select pg_read_file('pg_hba.conf')`,
  `select pg_ls_dir('.')`,
  `select lo_from_bytea(0, 'left for another tenant')`,
  `select convert_from(lo_get(oid), 'utf8') from pg_largeobject_metadata`,
  `select lo_import('/etc/passwd')`,
  `select pg_export_snapshot()`,
  `select nextval('outbox_seq_seq')`,
  `select app.protect_tenant_table('messages')`,
  `select pg_reload_conf()`,
];

export const escapes: readonly string[] = [settings, runners, commands, rows, server].flat();
