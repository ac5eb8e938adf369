import type { FragmentSqlToken } from 'slonik';
import { logins } from './logins.ts';
import { sql } from './sql.ts';

export interface CatalogueRule {
  /** The rule, as a sentence. */
  rule: string;
  /** Selects, as `object`, what breaks the rule. */
  query: FragmentSqlToken;
}

const tenantPolicy = '(org_id = ( SELECT app.org_id() AS org_id))';
const partnerPolicy = '(partner_id = ( SELECT app.partner_id() AS partner_id))';

/** Excludes objects that belong to extensions. */
const ownObject = sql.fragment`not exists (
  select from pg_depend d where d.objid = o.oid and d.deptype = 'e')`;

const tables = sql.fragment`(
  select o.*, exists (
    select from pg_attribute a where a.attrelid = o.oid and a.attname = 'org_id' and not a.attisdropped
  ) as has_org
  from pg_class o
  where o.relnamespace = 'public'::regnamespace and o.relkind in ('r', 'p', 'f') and ${ownObject})`;

const functions = sql.fragment`(
  select o.* from pg_proc o
  where o.pronamespace in ('public'::regnamespace, 'app'::regnamespace) and ${ownObject})`;

const policies = sql.fragment`(
  select p.*, t.relname, t.has_org, format('%s on %s', p.polname, t.relname) as object,
    pg_get_expr(p.polqual, p.polrelid) as reads, pg_get_expr(p.polwithcheck, p.polrelid) as writes
  from pg_policy p join ${tables} t on t.oid = p.polrelid)`;

const relationGrants = sql.fragment`(
  select o.relname, o.oid, o.relowner, g.grantee, g.privilege_type, g.is_grantable
  from pg_class o, aclexplode(coalesce(o.relacl, acldefault('r', o.relowner))) g
  where o.relkind in ('r', 'p', 'v', 'm', 'f')
    and o.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and ${ownObject}
  union all
  select o.relname, o.oid, o.relowner, g.grantee, g.privilege_type, g.is_grantable
  from pg_class o join pg_attribute a on a.attrelid = o.oid, aclexplode(a.attacl) g
  where o.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and ${ownObject})`;

const app = sql.fragment`'atrium_app'::regrole`;
const owner = sql.fragment`'atrium_owner'::regrole`;
const signIns = sql.fragment`${sql.array([...logins], 'text')}::regrole[]::oid[]`;
const knownRoles = sql.fragment`(array['atrium_search']::regrole[]::oid[] || ${signIns})`;

/** The rules: of tables and policies, of keys, of grants. */
export function catalogueRules(globalTables: readonly string[], shared: readonly string[]): CatalogueRule[] {
  const isGlobal = sql.fragment`t.relname = any(${sql.array([...globalTables], 'text')})`;
  const isShared = sql.fragment`t.relname = any(${sql.array([...shared], 'text')})`;
  return [
    {
      rule: 'a table has org_id, or is listed as global with the reason',
      query: sql.fragment`select t.relname as object from ${tables} t where not t.has_org and not ${isGlobal}`,
    },
    {
      rule: 'org_id is uuid not null',
      query: sql.fragment`
        select t.relname as object from ${tables} t join pg_attribute a on a.attrelid = t.oid and a.attname = 'org_id'
        where a.atttypid <> 'uuid'::regtype or not a.attnotnull`,
    },
    {
      rule: 'row-level security is enabled, and forced upon the owner',
      query: sql.fragment`
        select t.relname as object from ${tables} t
        where not ${isShared} and not (t.relrowsecurity and t.relforcerowsecurity)`,
    },
    {
      rule: "a tenant table has the tenant's policy, for every command",
      query: sql.fragment`
        select t.relname as object from ${tables} t
        where t.has_org and not exists (
          select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and ${app} = any(p.polroles))`,
    },
    {
      rule: "the API's policies on a tenant table compare org_id, in USING and in WITH CHECK, and nothing widens them",
      query: sql.fragment`
        select p.object from ${policies} p
        where p.has_org and (${app} = any(p.polroles) or ${owner} = any(p.polroles))
          and (p.reads is distinct from ${tenantPolicy} or p.writes is distinct from ${tenantPolicy})`,
    },
    {
      rule: "the sign-in's policy on a tenant table only reads, and compares org_id",
      query: sql.fragment`
        select p.object from ${policies} p
        where p.has_org and 'atrium_sign_in'::regrole = any(p.polroles)
          and (p.polcmd <> 'r' or p.reads is distinct from ${tenantPolicy})`,
    },
    {
      rule: "a partner's policy only reads, and compares partner_id",
      query: sql.fragment`
        select p.object from ${policies} p
        where 'atrium_partner'::regrole = any(p.polroles)
          and (p.polcmd <> 'r' or p.reads is distinct from ${partnerPolicy})`,
    },
    {
      rule: 'a policy names its roles, all of them known',
      query: sql.fragment`
        select p.object from ${policies} p where not p.polroles <@ (${knownRoles} || ${owner}::oid)`,
    },
    {
      rule: 'a policy that lets write says WITH CHECK',
      query: sql.fragment`select p.object from ${policies} p where p.polcmd in ('*', 'a', 'w') and p.writes is null`,
    },
    {
      rule: 'a view runs with the rights of who reads it, and there is no materialized one',
      query: sql.fragment`
        select o.relname as object from pg_class o
        where o.relnamespace = 'public'::regnamespace and ${ownObject}
          and (o.relkind = 'm' or o.relkind = 'v' and not coalesce(o.reloptions, '{}') @> '{security_invoker=true}')`,
    },
    {
      rule: 'a primary or unique key starts with org_id',
      query: sql.fragment`
        select i.indexrelid::regclass::text as object
        from ${tables} t join pg_index i on i.indrelid = t.oid
        where t.has_org and (i.indisunique or i.indisexclusion)
          and (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[0])
            is distinct from 'org_id'
          and coalesce(obj_description(i.indexrelid, 'pg_class'), '') not like 'global: %'`,
    },
    {
      rule: 'a foreign key starts with org_id on both sides (or leads from org_id to organizations)',
      query: sql.fragment`
        select format('%s on %s', c.conname, t.relname) as object
        from ${tables} t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
        join pg_attribute here on here.attrelid = c.conrelid and here.attnum = c.conkey[1]
        join pg_attribute there on there.attrelid = c.confrelid and there.attnum = c.confkey[1]
        where t.has_org
          and not (here.attname = 'org_id' and there.attname = 'org_id')
          and not (here.attname = 'org_id' and c.confrelid = 'organizations'::regclass and cardinality(c.conkey) = 1)
          and coalesce(obj_description(c.oid, 'pg_constraint'), '') not like 'global: %'`,
    },
    {
      rule: 'a table is granted to known roles only, and nobody may grant it on',
      query: sql.fragment`
        select distinct format('%s to %s on %s', g.privilege_type, g.grantee::regrole, g.relname) as object
        from ${relationGrants} g
        where g.grantee <> g.relowner and (g.grantee <> all(${knownRoles}) or g.is_grantable)`,
    },
    {
      rule: 'the API selects, inserts, updates and deletes, and nothing else',
      query: sql.fragment`
        select distinct format('%s on %s', g.privilege_type, g.relname) as object from ${relationGrants} g
        where g.grantee = ${app} and g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
    },
    {
      rule: 'a table without policies is only read',
      query: sql.fragment`
        select distinct format('%s to %s on %s', g.privilege_type, g.grantee::regrole, g.relname) as object
        from ${relationGrants} g join pg_class o on o.oid = g.oid
        where g.grantee <> g.relowner and not o.relrowsecurity and o.relkind in ('r', 'p') and g.privilege_type <> 'SELECT'`,
    },
    {
      rule: 'a partner only reads',
      query: sql.fragment`
        select distinct format('%s on %s', g.privilege_type, g.relname) as object from ${relationGrants} g
        where g.grantee = 'atrium_partner'::regrole and g.privilege_type <> 'SELECT'`,
    },
    {
      rule: 'atrium_owner owns every table',
      query: sql.fragment`select t.relname as object from ${tables} t where t.relowner <> ${owner}`,
    },
    {
      rule: 'a function belongs to atrium_owner, or to atrium_search, whose rights it may lend',
      query: sql.fragment`
        select f.oid::regprocedure::text as object from ${functions} f
        where f.proowner <> all(array['atrium_owner', 'atrium_search']::regrole[]::oid[])`,
    },
    {
      rule: 'a SECURITY DEFINER function has a fixed search_path, from pg_catalog to pg_temp',
      query: sql.fragment`
        select f.oid::regprocedure::text as object from ${functions} f
        where f.prosecdef and not exists (
          select from unnest(f.proconfig) setting
          where setting ~ '^search_path=(pg_catalog, )?("?[a-z_]+"?, )*pg_temp$')`,
    },
    {
      rule: 'a function is executed by known roles only',
      query: sql.fragment`
        select distinct format('%s by %s', f.oid::regprocedure, g.grantee::regrole) as object
        from ${functions} f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) g
        where g.grantee <> f.proowner and g.grantee <> ${owner} and g.grantee <> all(${knownRoles})`,
    },
    {
      rule: 'PUBLIC has nothing in the schemas and the API creates nothing in them',
      query: sql.fragment`
        select format('%s to %s on schema %s', g.privilege_type, g.grantee::regrole, n.nspname) as object
        from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) g
        where n.nspname in ('public', 'app') and (g.grantee = 0 or g.grantee = any(${signIns}) and g.privilege_type = 'CREATE')`,
    },
    {
      rule: 'the job queue is for atrium_jobs alone, and reaches nothing else',
      query: sql.fragment`
        select format('%s on schema %s', g.grantee::regrole, n.nspname) as object
        from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) g
        where (n.nspname = 'bull') <> (g.grantee = 'atrium_jobs'::regrole) and g.grantee <> n.nspowner
          and n.nspname in ('bull', 'public', 'app')
          and (n.nspname = 'bull' or g.grantee = 'atrium_jobs'::regrole)`,
    },
    {
      rule: 'a login owns nothing',
      query: sql.fragment`
        select pg_describe_object(d.classid, d.objid, d.objsubid) as object from pg_shdepend d
        where d.deptype = 'o' and d.refobjid = any(${signIns})
          and d.dbid = (select oid from pg_database where datname = current_database())`,
    },
    {
      rule: 'a login can become no other role',
      query: sql.fragment`
        select format('%s may become %s', l.rolname, r.rolname) as object
        from pg_roles l join pg_roles r on r.oid <> l.oid and pg_has_role(l.oid, r.oid, 'member')
        where l.oid = any(${signIns})`,
    },
    {
      rule: 'no role bypasses policies but atrium_search, none is a superuser, and only the logins sign in',
      query: sql.fragment`
        select r.rolname::text as object from pg_roles r
        where r.rolname like 'atrium\_%' and (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication
          or r.rolbypassrls <> (r.rolname = 'atrium_search') or r.rolcanlogin <> (r.oid = any(${signIns})))`,
    },
  ];
}
