import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { logins } from './logins.ts';
import { retryWhileOthersWrite } from './role-passwords.ts';

interface RoleShape {
  canLogin: boolean;
  bypassesPolicies: boolean;
}

const signsIn: RoleShape = { canLogin: true, bypassesPolicies: false };

/**
 * Every role of the installation. Roles belong to the cluster: several databases, and several processes that start at once, may
 * create them. None inherits: the policies of inherited roles would be combined by OR.
 */
const roles = new Map<string, RoleShape>([
  /** Owns all objects, runs the migrations, and is bound by the policies (FORCE). */
  ['atrium_owner', { canLogin: false, bypassesPolicies: false }],
  /** Owns the search functions: operators that are not leakproof use no index under row-level security. */
  ['atrium_search', { canLogin: false, bypassesPolicies: true }],
  ...logins.map((login): [string, RoleShape] => [login, signsIn]),
]);

/** Session settings of every login. Set on the role: a pooler may give a session to any client. */
const sessionSettings = {
  statement_timeout: '15s',
  /**
   * Below the statement time-out, so that a statement that waits for a lock gives its connection back sooner than one that
   * works.
   */
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '30s',
  timezone: 'UTC',
};

/** Roles that own functions: to pass a function to them, the creator must be a member. */
const ownerMayBecome = ['atrium_search', 'atrium_resolver'];

/**
 * Creates missing roles, corrects those that differ, and removes the logins from all other roles. `admin` may create roles;
 * safe while other processes do the same.
 */
export async function ensureRoles(admin: Client): Promise<void> {
  await retryWhileOthersWrite(async () => {
    await ensureShapes(admin);
    for (const group of ownerMayBecome) await ensureMember(admin, 'atrium_owner', group);
    const { rows: me } = await admin.query<{ name: string; superuser: boolean }>(
      'select rolname as name, rolsuper as superuser from pg_roles where rolname = current_user',
    );
    // Since PostgreSQL 16, the creator of a role may grant it, but is no member until it is granted.
    if (me[0] && !me[0].superuser) await admin.query(`grant atrium_owner to ${escapeIdentifier(me[0].name)}`);
    await endMemberships(admin);
    await ensureSettings(admin);
  });
}

async function ensureShapes(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ name: string; canLogin: boolean; bypassesPolicies: boolean; inherits: boolean }>(
    `select rolname as name, rolcanlogin as "canLogin", rolbypassrls as "bypassesPolicies", rolinherit as inherits
     from pg_roles where rolname = any($1)`,
    [[...roles.keys()]],
  );
  const existing = new Map(rows.map((row) => [row.name, row]));
  for (const [name, { canLogin, bypassesPolicies }] of roles) {
    const attributes = [
      canLogin ? 'login' : 'nologin',
      'noinherit',
      // Only a role with BYPASSRLS may mention it.
      ...(bypassesPolicies ? ['bypassrls'] : []),
    ].join(' ');
    const known = existing.get(name);
    if (!known) await admin.query(`create role ${name} ${attributes}`);
    else if (known.canLogin !== canLogin || known.bypassesPolicies !== bypassesPolicies || known.inherits)
      await admin.query(`alter role ${name} ${attributes}`);
  }
}

async function ensureMember(admin: Client, member: string, group: string): Promise<void> {
  const { rows } = await admin.query(
    'select from pg_auth_members where member = to_regrole($1) and roleid = to_regrole($2)',
    [member, group],
  );
  if (rows.length === 0) await admin.query(`grant ${group} to ${member}`);
}

async function endMemberships(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ member: string; group: string }>(
    `select m.member::regrole::text as member, m.roleid::regrole::text as "group"
     from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = any($1)`,
    [logins],
  );
  for (const { member, group } of rows) await admin.query(`revoke ${group} from ${member}`);
}

async function ensureSettings(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ name: string; settings: string[] }>(
    `select rolname as name, coalesce(rolconfig, '{}') as settings from pg_roles where rolname = any($1)`,
    [logins],
  );
  for (const { name, settings } of rows) {
    for (const [setting, value] of Object.entries(sessionSettings)) {
      if (settings.some((known) => known.toLowerCase().startsWith(`${setting}=`))) continue;
      await admin.query(`alter role ${name} set ${setting} = ${escapeLiteral(value)}`);
    }
  }
}
