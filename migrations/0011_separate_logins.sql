-- Each role that works across tenants, or reads what requests must not, signs in by itself (backend/src/kernel/db/logins.ts).
-- Before, `atrium_app` could become them, one statement away.

grant usage on schema app, public to atrium_sign_in;
grant execute on function app.org_id() to atrium_sign_in;

-- Tenants are found by `atrium_resolver` itself, which sees so much of them and no more.
drop function app.tenant_by_slug(text), app.tenant_by_host(text), app.tenant_by_id(uuid);
revoke create on schema app from atrium_resolver;
revoke select on organizations, domains from atrium_resolver;
grant select (id, slug, name, kind, parent_id, partner_id, plan, status, settings, branding)
  on organizations to atrium_resolver;
grant select (org_id, host, verified_at) on domains to atrium_resolver;

-- Passwords are read in a sign-in and nowhere else, and stand sealed by the key ring: argon2id in PHC form, encrypted and
-- bound to the user. `password_hash` is what was stored before; the set-up seals and empties it (kernel/auth/seal-passwords.ts).
alter table users add column sealed_password bytea;
comment on column users.password_hash is 'from before 0011: sealed and emptied by the set-up';
drop function app.sign_in_account(text);
revoke insert (password_hash), update (password_hash) on users from atrium_app;
grant insert (sealed_password), update (sealed_password) on users to atrium_app;

create policy sign_in on members for select to atrium_sign_in using (org_id = (select app.org_id()));
create policy sign_in on users for select to atrium_sign_in
  using (exists (select from members m where m.org_id = (select app.org_id()) and m.user_id = users.id));
grant select (org_id, user_id, email, status) on members to atrium_sign_in;
grant select (id, is_active, sealed_password) on users to atrium_sign_in;

-- The trail is written through these two alone, which keep its numbers and its head. Whoever calls them with a MAC that is
-- wrong has added an entry that `audit:verify` names, and has kept nobody from adding the next.
revoke insert on audit_entries from atrium_app;
revoke insert, update on audit_heads from atrium_app;

-- Where the chain of the tenant that is set ends: its last entry, or its head where entries after it are missing. The head
-- stays locked until the transaction ends.
create function app.lock_audit_chain() returns table (seq bigint, mac bytea)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    #variable_conflict use_column
    begin
      insert into public.audit_heads (org_id, seq, mac, seal)
      values (app.org_id(), 0, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))
      on conflict (org_id) do nothing;
      perform 1 from public.audit_heads h where h.org_id = app.org_id() for update;
      return query
        select h.seq, h.mac from public.audit_heads h where h.org_id = app.org_id()
        union all
        (select e.seq, e.mac from public.audit_entries e where e.org_id = app.org_id() order by e.seq desc limit 1)
        order by 1 desc
        limit 1;
    end
  $$;

-- Appends the entry that follows (in_seq - 1, in_previous_mac), the end of the chain as the function above tells it.
create function app.append_audit_entry(
  in_id uuid, in_seq bigint, in_user_id uuid, in_key_id uuid, in_action text, in_subject_type text, in_subject_id text,
  in_before jsonb, in_after jsonb, in_ip text, in_at timestamptz, in_mac bytea, in_previous_mac bytea, in_seal bytea
) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      if not exists (
        select from app.lock_audit_chain() chain where chain.seq = in_seq - 1 and chain.mac = in_previous_mac
      ) then
        raise serialization_failure using message = 'the audit chain does not end where this entry begins';
      end if;
      insert into public.audit_entries (org_id, id, seq, user_id, key_id, action, subject_type, subject_id, before, after,
        ip, at, mac, previous_mac)
      values (app.org_id(), in_id, in_seq, in_user_id, in_key_id, in_action, in_subject_type, in_subject_id, in_before,
        in_after, in_ip, in_at, in_mac, in_previous_mac);
      update public.audit_heads set seq = in_seq, mac = in_mac, seal = in_seal where org_id = app.org_id();
    end
  $$;

grant execute on function app.lock_audit_chain(), app.append_audit_entry to atrium_app;

-- What no entry of ours is, and what whoever reads a trail would stumble over. Not validated: an entry that is there already
-- is the verifier's to name.
create function app.is_audit_detail(detail jsonb) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return detail is null or (
    octet_length(detail::text) <= 262144
    and not jsonb_path_exists(detail, 'strict $.**{5 to last}')
    and not jsonb_path_exists(detail, 'strict $.** ? (@.type() == "number" && (@ > 1.7976931348623157e308 || @ < -1.7976931348623157e308))'));
grant execute on function app.is_audit_detail(jsonb) to atrium_app;

alter table audit_entries
  add constraint audit_entries_at check (at >= '0001-01-01 00:00:00+00' and at < '10000-01-01 00:00:00+00') not valid,
  add constraint audit_entries_before check (app.is_audit_detail(before)) not valid,
  add constraint audit_entries_after check (app.is_audit_detail(after)) not valid;

-- A host leads to a tenant once it is verified, which is not the tenant's to say.
revoke insert, update on domains from atrium_app;
grant insert (org_id, id, host, token) on domains to atrium_app;
