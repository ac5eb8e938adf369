import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError, escapeLiteral } from 'pg';
import { logins, passwordOf, urlFor, type Login } from './logins.ts';

/**
 * Sets the passwords of all logins so that `appUrl`, and the URLs derived from it, work.
 * @throws {Error} when `appUrl` names another login than `atrium_app`
 */
export async function ensurePasswords(admin: Client, appUrl: string): Promise<void> {
  const url = new URL(appUrl);
  if (decodeURIComponent(url.username) !== 'atrium_app') {
    throw new Error(`DATABASE_URL must sign in as atrium_app, not as ${url.username}.`);
  }
  const appPassword = decodeURIComponent(url.password);
  const refused = await Promise.all(logins.map(async (login) => ((await isRefused(login, appUrl)) ? [login] : [])));
  for (const login of refused.flat()) {
    const verifier = scramVerifier(passwordOf(login, appPassword));
    await retryWhileOthersWrite(() => admin.query(`alter role ${login} password ${escapeLiteral(verifier)}`));
  }
}

async function isRefused(login: Login, appUrl: string): Promise<boolean> {
  const probe = new Client({ connectionString: urlFor(login, appUrl) });
  try {
    await probe.connect();
    return false;
  } catch (error) {
    // 28P01: wrong password; 28000: refused, as for a role that has none.
    if (error instanceof DatabaseError && ['28P01', '28000'].includes(error.code ?? '')) return true;
    throw error;
  } finally {
    await probe.end();
  }
}

/** A SCRAM verifier (RFC 5803): the server, and its log, never see the password itself. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const key = (label: string): Buffer => createHmac('sha256', salted).update(label).digest();
  const storedKey = createHash('sha256').update(key('Client Key')).digest('base64');
  const serverKey = key('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/**
 * Runs `work` again on the errors of two processes that write the same role or database at once: PostgreSQL has no lock for
 * that.
 */
export async function retryWhileOthersWrite(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      const raced =
        error instanceof DatabaseError &&
        // Created, or (a database) dropped, in between.
        (['42710', '23505', '3D000'].includes(error.code ?? '') || error.message.includes('concurrently updated'));
      if (!raced || attempt === 10) throw error;
      await sleep(20 * attempt);
    }
  }
}
