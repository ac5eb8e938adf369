import { Client, DatabaseError } from 'pg';
import { logins, urlFor } from './logins.ts';
import { DatabaseRefused, notThere } from './refused.ts';

/**
 * Signs in once as every login but `atrium_app`.
 * @throws {DatabaseRefused} naming those that the server refuses, and what to do
 */
export async function checkLogins(appUrl: string, connectTimeoutMs: number): Promise<void> {
  const others = logins.filter((login) => login !== 'atrium_app');
  const refused = await Promise.all(
    others.map(async (login) => {
      const client = new Client({
        connectionString: urlFor(login, appUrl),
        connectionTimeoutMillis: connectTimeoutMs,
      });
      try {
        await client.connect();
        return [];
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw notThere('DATABASE_URL', error);
        return [`  ${login}: ${error.message}`];
      } finally {
        await client.end();
      }
    }),
  );
  const lines = refused.flat();
  if (lines.length === 0) return;
  throw new DatabaseRefused(
    `The server refuses logins that Atrium signs in as, beside atrium_app:\n${lines.join('\n')}\n` +
      'Set DATABASE_ADMIN_URL and start once: it makes them, with passwords derived from that of DATABASE_URL.',
  );
}
