import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { freshSlug, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { newId } from '../../kernel/db/id.ts';

let app: TestApp;
let platform: TestTenant;
let acme: TestTenant;
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

beforeAll(async () => {
  const sendgridWebhookKey = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
  const mail = { smtpUrl: undefined, sendgridApiKey: undefined, from: 'no-reply@portal.test', sendgridWebhookKey };
  app = await startApp({ env: { mail } });
  platform = await registerTenant(app, { slug: freshSlug() });
  acme = await registerTenant(app);
  await app.database.admin(`update organizations set kind = 'platform' where id = $1`, [platform.organization.id]);
  app.kernel.tenants.drop(platform.organization.id);
});
afterAll(() => app.close());

/** A mail of acme that was sent. */
async function sentMail(to: string, orgId = acme.organization.id): Promise<string> {
  const id = newId();
  await app.database.admin(
    `insert into mail_messages (org_id, id, kind, to_address, locale, key, payload, message_id, status, attempts, sent_at)
     values ($1, $2, 'things.told', $3, 'en', $4, '{}', $5, 'sent', 1, now())`,
    [orgId, id, to, id, `<${id}@portal.test>`],
  );
  return id;
}

const eventOf = (mail: string, facts: object) => ({
  sg_event_id: newId(),
  timestamp: 1_790_000_000,
  atrium_organization: acme.organization.id,
  atrium_mail: mail,
  ...facts,
});

interface Posted {
  at?: number;
  key?: KeyObject;
  tenant?: string;
  signature?: string;
  body?: string;
}

/** Posts events as SendGrid does. */
async function post(events: unknown, how: Posted = {}): Promise<number> {
  const { at = Date.now(), key = privateKey, tenant = platform.slug, body = JSON.stringify(events) } = how;
  const timestamp = String(Math.floor(at / 1_000));
  const signature =
    how.signature ?? sign('sha256', Buffer.from(timestamp + JSON.stringify(events)), key).toString('base64');
  const response = await fetch(`${app.origin}/t/${tenant}/api/v1/mail/events/sendgrid`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Twilio-Email-Event-Webhook-Signature': signature,
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
    },
    body,
  });
  return response.status;
}

const suppressed = async (address: string) =>
  (
    await app.database.admin<{ reason: string }>(
      'select reason from mail_suppressions where org_id = $1 and address = $2',
      [acme.organization.id, address],
    )
  )[0]?.reason ?? null;

const outcomeOf = async (id: string) =>
  (await app.database.admin('select status, error from mail_messages where id = $1', [id]))[0];

describe('an event of SendGrid', () => {
  it.each([
    ['a bounce', { event: 'bounce', type: 'bounce' }, 'bounce', 'bounced'],
    ['a complaint', { event: 'spamreport' }, 'complaint', 'complained'],
    ['a known bounce', { event: 'dropped', reason: 'Bounced Address' }, 'bounce', 'bounced'],
    ['a known complaint', { event: 'dropped', reason: 'Spam Reporting Address' }, 'complaint', 'complained'],
  ])('that tells of %s ends the mails to that address, in any case of letters', async (what, facts, reason, error) => {
    const address = `${what.replaceAll(' ', '-')}@acme.test`;
    const id = await sentMail(address);
    expect(await post([eventOf(id, { email: address.toUpperCase(), ...facts })]), what).toBe(204);
    expect(await suppressed(address)).toBe(reason);
    expect(await outcomeOf(id)).toEqual({ status: 'failed', error });
  });

  it('that tells of a delivery, a refusal that may pass, or of no mail of ours changes nothing', async () => {
    const id = await sentMail('kept@acme.test');
    const email = 'kept@acme.test';
    const events = [
      eventOf(id, { event: 'delivered', email }),
      eventOf(id, { event: 'bounce', type: 'blocked', email }),
      eventOf(newId(), { event: 'bounce', type: 'bounce', email }),
      { event: 'bounce', type: 'bounce', email },
      eventOf(id, { event: 'spamreport', email, atrium_organization: 'nobody' }),
    ];
    expect(await post(events)).toBe(204);
    expect([await suppressed(email), await outcomeOf(id)]).toEqual([null, { status: 'sent', error: null }]);
  });

  it('suppresses no address but that of its mail, and nothing of another organization', async () => {
    const id = await sentMail('real@acme.test');
    const other = await registerTenant(app);
    const foreign = await sentMail('real@acme.test', other.organization.id);
    await post([
      eventOf(id, { event: 'spamreport', email: 'victim@acme.test' }),
      eventOf(foreign, { event: 'spamreport', email: 'real@acme.test' }),
    ]);
    expect([await suppressed('victim@acme.test'), await suppressed('real@acme.test')]).toEqual([null, null]);
  });
});

describe('nobody else is believed', () => {
  const otherKey = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  it.each<[string, () => Posted]>([
    ['another key', () => ({ key: otherKey() })],
    ['no signature that can be read', () => ({ signature: '!' })],
    ['a signature of eleven minutes ago', () => ({ at: Date.now() - 660_000 })],
    ['a signature of another body', () => ({ body: '[]' })],
    ['the portal of a tenant', () => ({ tenant: acme.slug })],
  ])('%s', async (_, how) => {
    const id = await sentMail('believed@acme.test');
    expect(await post([eventOf(id, { event: 'spamreport', email: 'believed@acme.test' })], how())).toBe(401);
    expect(await suppressed('believed@acme.test')).toBeNull();
    await app.database.admin('delete from mail_messages where id = $1', [id]);
  });

  it('and a signed body that is none of SendGrid’s is an error, not a crash', async () => {
    for (const body of [{}, 'events', [1], [{ event: 'bounce' }]]) expect(await post(body)).toBe(400);
  });
});

it('a key of another kind stops the start', async () => {
  const { readEnv } = await import('../../kernel/env.ts');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const base = {
    DATABASE_URL: 'postgres://a@b/c',
    SENDGRID_API_KEY: 'SG.a',
    MAIL_FROM: 'Portal <no-reply@portal.test>',
  };
  const key = (one: KeyObject) => one.export({ format: 'der', type: 'spki' }).toString('base64');
  expect(readEnv({ ...base, SENDGRID_WEBHOOK_KEY: key(publicKey) }).mail.from).toBe('no-reply@portal.test');
  for (const wrong of [
    key(rsa),
    'MFkw',
    key(
      createPublicKey(
        createPrivateKey(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' })),
      ),
    ),
  ])
    expect(() => readEnv({ ...base, SENDGRID_WEBHOOK_KEY: wrong })).toThrow('SENDGRID_WEBHOOK_KEY');
});
