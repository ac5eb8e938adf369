import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';

/**
 * Every role of the installation, and what it is. Roles belong to the cluster, not to the database: several databases
 * (and several processes starting at once) may want them.
 */
const roles: Record<string, string> = {
  /** Owns everything, runs the migrations. Not inheriting keeps it inside row-level security. */
  atrium_owner: 'nologin noinherit',
  /** The API's login. Inheriting roles would OR their policies together, hence `noinherit`: it enters them by SET LOCAL ROLE. */
  atrium_app: 'login noinherit nobypassrls nosuperuser nocreatedb nocreaterole',
  /** Reads the rows of a partner's clients. */
  atrium_partner: 'nologin',
  /** Owns the search functions: operators that are not leakproof use no index under row-level security. */
  atrium_search: 'nologin bypassrls',
  /** Carries the outbox. */
  atrium_relay: 'nologin',
  /** Owns the functions that find a tenant before there is one. */
  atrium_resolver: 'nologin',
  /** The platform's own work across organizations. */
  atrium_operator: 'nologin',
};

/** Settings of the API's sessions. On the role, not in the session: a pooler may hand a session to anybody. */
const appSettings = { statement_timeout: '15s', idle_in_transaction_session_timeout: '30s', timezone: 'UTC' };

const memberships = [
  ['atrium_app', ['atrium_partner', 'atrium_relay', 'atrium_operator']],
  // To hand a function over, its maker must be a member of the new owner.
  ['atrium_owner', ['atrium_search', 'atrium_resolver']],
] as const;

/** Creates what is missing. `admin` may create roles; safe when the roles exist and while others do the same. */
export async function ensureRoles(admin: Client): Promise<void> {
  await retryWhileOthersWrite(async () => {
    const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
      Object.keys(roles),
    ]);
    const existing = new Set(rows.map((row) => row.rolname));
    for (const [name, attributes] of Object.entries(roles)) {
      if (!existing.has(name)) await admin.query(`create role ${name} ${attributes}`);
    }
    for (const [member, groups] of memberships) {
      for (const group of groups) await ensureMember(admin, member, group);
    }
    const { rows: me } = await admin.query<{ name: string; superuser: boolean }>(
      'select rolname as name, rolsuper as superuser from pg_roles where rolname = current_user',
    );
    // Since PostgreSQL 16, who creates a role may grant it, and not enter it before it is granted.
    if (me[0] && !me[0].superuser) await admin.query(`grant atrium_owner to ${escapeIdentifier(me[0].name)}`);
    await ensureSettings(admin);
  });
}

async function ensureMember(admin: Client, member: string, group: string): Promise<void> {
  const { rows } = await admin.query(
    'select from pg_auth_members where member = to_regrole($1) and roleid = to_regrole($2)',
    [escapeIdentifier(member), group],
  );
  if (rows.length === 0) await admin.query(`grant ${group} to ${escapeIdentifier(member)}`);
}

async function ensureSettings(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ settings: string[] }>(
    `select coalesce(rolconfig, '{}') as settings from pg_roles where rolname = 'atrium_app'`,
  );
  for (const [name, value] of Object.entries(appSettings)) {
    if (rows[0]?.settings.some((setting) => setting.toLowerCase().startsWith(`${name}=`))) continue;
    await admin.query(`alter role atrium_app set ${name} = ${escapeLiteral(value)}`);
  }
}

/** Makes `appUrl` work: sets the password of `atrium_app` unless it is right already. */
export async function ensureAppPassword(admin: Client, appUrl: string): Promise<void> {
  const url = new URL(appUrl);
  if (decodeURIComponent(url.username) !== 'atrium_app') {
    throw new Error(`DATABASE_URL must sign in as atrium_app, not as ${url.username}.`);
  }
  const probe = new Client({ connectionString: appUrl });
  try {
    await probe.connect();
  } catch (error) {
    // 28P01: wrong password; 28000: refused, as for a role that never had one.
    if (!(error instanceof DatabaseError) || !['28P01', '28000'].includes(error.code ?? '')) throw error;
    const verifier = scramVerifier(decodeURIComponent(url.password));
    await retryWhileOthersWrite(() => admin.query(`alter role atrium_app password ${escapeLiteral(verifier)}`));
  } finally {
    await probe.end();
  }
}

/** RFC 5803: the server, and its log, never see the password itself. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const key = (label: string): Buffer => createHmac('sha256', salted).update(label).digest();
  const storedKey = createHash('sha256').update(key('Client Key')).digest('base64');
  const serverKey = key('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** Roles are written without a lock that spans databases; who comes second sees one of these and looks again. */
async function retryWhileOthersWrite(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      const raced =
        error instanceof DatabaseError &&
        (['42710', '23505'].includes(error.code ?? '') || error.message.includes('concurrently updated'));
      if (!raced || attempt === 10) throw error;
      await sleep(20 * attempt);
    }
  }
}
