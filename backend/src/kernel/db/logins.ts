import { createHmac } from 'node:crypto';

/**
 * The database roles that sign in, each over connections of its own. None is a member of another, so that no statement on the
 * connections of one can use the rights of another:
 * - `atrium_app`: requests and jobs of one tenant; what `DATABASE_URL` names
 * - `atrium_sign_in`: reads the sealed password hashes of the tenant that is set
 * - `atrium_resolver`: finds the tenant of a request
 * - `atrium_partner`: reads the rows of a partner's clients
 * - `atrium_operator`: the platform's own work across organizations
 * - `atrium_relay`: publishes the outbox
 * - `atrium_jobs`: the tables of the job queue, where PostgreSQL is its backend
 */
export const logins = [
  'atrium_app',
  'atrium_sign_in',
  'atrium_resolver',
  'atrium_partner',
  'atrium_operator',
  'atrium_relay',
  'atrium_jobs',
] as const;
export type Login = (typeof logins)[number];

/** The password of a login; those of other logins than `atrium_app` are derived from its password. */
export function passwordOf(login: Login, appPassword: string): string {
  if (login === 'atrium_app' || appPassword === '') return appPassword;
  return createHmac('sha256', appPassword).update(`atrium login ${login}`).digest('base64url');
}

/**
 * `DATABASE_URL` for another login: the same server and database. The password is HMAC-SHA-256 of the login's name under the
 * password of `atrium_app`, which no statement can read. Without a password there, the URL has none.
 */
export function urlFor(login: Login, appUrl: string): string {
  if (login === 'atrium_app') return appUrl;
  const url = new URL(appUrl);
  const password = passwordOf(login, decodeURIComponent(url.password));
  url.username = login;
  url.password = password;
  return url.href;
}
