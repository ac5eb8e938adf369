import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvError, readEnv, variables } from './env.ts';

const database = { DATABASE_URL: 'postgres://atrium_app:secret@localhost/atrium' };
const key = Buffer.alloc(32, 7).toString('base64');

function faultsOf(source: Record<string, string | undefined>): readonly string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  test('needs nothing but a database', () => {
    expect(readEnv(database)).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      role: 'all',
      seed: 'none',
      production: false,
    });
  });

  test('says every fault at once, and never repeats a secret', () => {
    const faults = faultsOf({
      PORT: '99999',
      ROLE: 'boss',
      TRUSTED_PROXIES: '10.0.0.0/8, 300.1.1.1, 10.0.0.0/33',
      ENCRYPTION_KEY: 'hunter2-is-my-key',
      SENTRY_DSN: 'smtp://mail',
    });
    const text = faults.join('\n');
    for (const name of [
      'PORT',
      'ROLE',
      'TRUSTED_PROXIES.1',
      'TRUSTED_PROXIES.2',
      'ENCRYPTION_KEY',
      'SENTRY_DSN',
      'DATABASE_URL',
    ]) {
      expect(text).toContain(name);
    }
    expect(text).not.toContain('hunter2');
  });

  test('takes secrets from files, but not from both places', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'atrium-env-'));
    await writeFile(join(folder, 'openai'), 'sk-from-file\n');
    const file = { OPENAI_API_KEY_FILE: join(folder, 'openai') };
    expect(readEnv({ ...database, ...file }).openai.apiKey).toBe('sk-from-file');
    expect(faultsOf({ ...database, ...file, OPENAI_API_KEY: 'sk-direct' })).toEqual([
      'OPENAI_API_KEY: set it or OPENAI_API_KEY_FILE, not both',
    ]);
    expect(faultsOf({ ...database, OPENAI_API_KEY_FILE: join(folder, 'nothing') })[0]).toContain('no such file');
    await rm(folder, { recursive: true });
  });

  test('takes an empty value for an unset one, as compose files write them', () => {
    expect(readEnv({ ...database, REDIS_URL: '', PORT: ' ' })).toMatchObject({ redisUrl: undefined, port: 8080 });
  });

  test('refuses demo data and default secrets in production', () => {
    const production = { ...database, NODE_ENV: 'production' };
    const published = Buffer.from(readEnv(database).encryptionKey).toString('base64');
    expect(faultsOf({ ...production, SEED: 'demo', REGISTRATION: 'open' })).toHaveLength(2);
    expect(faultsOf({ ...production, ENCRYPTION_KEY: published, REGISTRATION: 'open' })).toEqual([
      'ENCRYPTION_KEY: this is the development key',
    ]);
    expect(faultsOf({ ...production, ENCRYPTION_KEY: key, REGISTRATION: 'open' })).toEqual([]);
  });

  test('lets anybody register outside of production, where it must be chosen', () => {
    const production = { ...database, NODE_ENV: 'production', ENCRYPTION_KEY: key };
    expect(readEnv(database).registration).toBe('open');
    expect(faultsOf(production)).toEqual([
      'REGISTRATION: choose who may register organizations: open, operator or closed',
    ]);
    for (const registration of ['open', 'operator', 'closed'])
      expect(readEnv({ ...production, REGISTRATION: registration }).registration).toBe(registration);
    expect(faultsOf({ ...production, REGISTRATION: 'everybody' })[0]).toMatch(/^REGISTRATION/);
  });

  test('sends mails one way, from an address', () => {
    const from = { MAIL_FROM: 'Portal <no-reply@portal.test>' };
    const [smtp, sendgrid] = [{ SMTP_URL: 'smtps://mail.test:465' }, { SENDGRID_API_KEY: 'SG.secret' }];
    expect(readEnv({ ...database, ...smtp, ...from }).mail).toMatchObject({ from: 'no-reply@portal.test' });
    expect(readEnv(database).mail).toMatchObject({ smtpUrl: undefined, from: 'no-reply@localhost' });
    expect(faultsOf({ ...database, ...smtp, ...sendgrid, ...from })).toEqual([
      'SMTP_URL: set it or SENDGRID_API_KEY, not both',
    ]);
    for (const server of [smtp, sendgrid])
      expect(faultsOf({ ...database, ...server })[0]).toMatch(/^MAIL_FROM: required/);
    for (const wrong of [{ MAIL_FROM: 'nobody' }, { SMTP_URL: 'https://mail.test' }, { SENDGRID_WEBHOOK_KEY: 'AAAA' }])
      expect(faultsOf({ ...database, ...wrong })).toHaveLength(1);
  });

  test('has one place for the slug in the address of portals', () => {
    for (const right of ['https://{slug}.portal.test', 'http://localhost:8080/t/{slug}'])
      expect(readEnv({ ...database, PORTAL_URL: right }).portalUrl).toBe(right);
    for (const wrong of [
      'https://portal.test',
      '{slug}',
      'https://{slug}.{slug}.test',
      'https://{slug}.test/',
      'ftp://{slug}.test',
    ])
      expect(faultsOf({ ...database, PORTAL_URL: wrong })[0]).toMatch(/^PORTAL_URL/);
  });

  test('is written down whole in .env.example', async () => {
    const example = await readFile(new URL('../../../.env.example', import.meta.url), 'utf8');
    const listed = new Set([...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name));
    const known = new Set(Object.keys(variables.shape));
    expect([...known].filter((name) => !listed.has(name))).toEqual([]);
  });
});
