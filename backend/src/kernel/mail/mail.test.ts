import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allModules, startApp, type AppOptions, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { startSmtpServer, type TestSmtpServer } from '../../../../tests/support/smtp-server.ts';
import { confirmTenant, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { day } from '../limits/budgets.ts';
import { defineModule } from '../module.ts';
import { defineMail, type MailText } from './mail-type.ts';
import { openOutbox } from './outbox/outbox-files.ts';

interface Greeting {
  name: string;
  portal: string;
}

const english: MailText<Greeting> = ({ name, portal }, format) => ({
  subject: `Hello ${format.name(name)}`,
  heading: 'Hello',
  paragraphs: [`Since ${format.day('2026-11-28T12:00:00Z')} you are <b>here</b>.`],
  action: { label: 'Open', url: `${portal}/chat#token=secret` },
  notes: [],
});
const arabic: MailText<Greeting> = (facts, format) => ({ ...english(facts, format), heading: 'أهلا' });

/** Ids of greetings that nobody wants any more. */
const unwanted = new Set<string>();
const greeting = defineMail('greetings.hello', {
  payload: z.strictObject({ id: z.string() }),
  load: (_, { id }, { tenant, portal }) => Promise.resolve(unwanted.has(id) ? null : { name: tenant.name, portal }),
  texts: { en: english, de: english, es: english, ar: arabic },
});
const greetings = defineModule({ name: 'greetings', mails: [greeting], create: () => ({}) });

let smtp: TestSmtpServer;
let app: TestApp;
let acme: TestTenant;

const start = (env: AppOptions['env'] = {}) => startApp({ modules: [...allModules, greetings], env });
const bySmtp = () => ({
  mail: { smtpUrl: smtp.url, sendgridApiKey: undefined, sendgridWebhookKey: undefined, from: 'no-reply@portal.test' },
});

beforeAll(async () => {
  smtp = await startSmtpServer();
  app = await start(bySmtp());
  acme = await registerTenant(app);
  await confirmTenant(app, acme);
});
afterAll(async () => {
  await app.close();
  await smtp.close();
});

let made = 0;

/** Sends a greeting; by default each is another. */
function greet(
  to: string,
  { key = String((made += 1)), locale = 'en', on = app, tenant = acme } = {},
): Promise<string> {
  return on.kernel.db.tenant(tenant.organization.id, (tx) =>
    on.kernel.mail.send(tx, greeting, { to, locale, key, payload: { id: key } }),
  );
}

const rowOf = async (id: string, on = app) =>
  (
    await on.database.admin<{ status: string; error: string | null; attempts: number; provider_id: string | null }>(
      'select status, error, attempts, provider_id from mail_messages where id = $1',
      [id],
    )
  )[0];

const ended = (id: string, on = app) =>
  eventually(async () => {
    const row = await rowOf(id, on);
    return row?.status !== 'queued' && row;
  }, 'the mail is sent or given up');

describe('a mail', () => {
  it('reaches its reader under the tenant’s name and in their language', async () => {
    const id = await greet('layla@acme.test', { locale: 'ar-EG' });
    expect(await ended(id)).toEqual({ status: 'sent', error: null, attempts: 1, provider_id: '4bX2.1' });
    const mail = smtp.mails.at(-1);
    expect(mail?.headers).toMatchObject({
      from: `"Tenant ${acme.slug}" <no-reply@portal.test>`,
      to: 'layla@acme.test',
      'message-id': `<${id}@portal.test>`,
      'content-language': 'ar',
    });
    expect(mail?.headers['reply-to']).toBeUndefined();
    expect(mail?.raw).toMatch(/text\/plain[^]*text\/html/u);
  });

  it('is one, however often it is sent with the same key', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => greet('once@acme.test', { key: 'event-1' })));
    expect(new Set(ids).size).toBe(1);
    await ended(ids[0] ?? '');
    expect(smtp.mails.filter(({ to }) => to.includes('once@acme.test'))).toHaveLength(1);
  });

  it('is not sent where the transaction rolls back', async () => {
    const attempt = app.kernel.db.tenant(acme.organization.id, async (tx) => {
      await app.kernel.mail.send(tx, greeting, {
        to: 'gone@acme.test',
        locale: 'en',
        key: 'gone',
        payload: { id: 'gone' },
      });
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    const [row] = await app.database.admin(`select count(*)::int as n from mail_messages where key = 'gone'`);
    expect(row).toEqual({ n: 0 });
  });

  it('that nobody wants any more is not sent', async () => {
    unwanted.add('old');
    expect(await ended(await greet('old@acme.test', { key: 'old' }))).toMatchObject({
      status: 'suppressed',
      error: 'not_wanted',
    });
    expect(smtp.mails.flatMap(({ to }) => to)).not.toContain('old@acme.test');
  });

  it('waits for a server that refuses it for now, and is the same mail then', async () => {
    smtp.refuse.message = '451 4.3.0 Try later';
    const id = await greet('later@acme.test');
    await eventually(async () => (await rowOf(id))?.error === 'smtp_451', 'it was refused');
    smtp.refuse.message = undefined;
    expect(await ended(id)).toMatchObject({ status: 'sent', error: null });
    expect(smtp.mails.at(-1)?.headers['message-id']).toBe(`<${id}@portal.test>`);
  });

  it('to a mailbox that is not there is given up, and so is every further one; a person can say that it is there now', async () => {
    smtp.refuse.recipient = '550 5.1.1 No such user';
    expect(await ended(await greet('typo@acme.test'))).toMatchObject({
      status: 'failed',
      error: 'smtp_550',
      attempts: 1,
    });
    smtp.refuse.recipient = undefined;
    expect(await ended(await greet('typo@acme.test'))).toMatchObject({
      status: 'suppressed',
      error: 'suppressed_address',
    });
    await app.kernel.db.tenant(acme.organization.id, (tx) => app.kernel.mail.forgetBounce(tx, 'typo@acme.test'));
    expect(await ended(await greet('typo@acme.test'))).toMatchObject({ status: 'sent' });
  });

  it('leaves neither its words nor its links in the database or the log', async () => {
    await ended(await greet('quiet@acme.test'));
    const rows = await app.database.admin<{ text: string }>('select t::text as text from mail_messages t');
    const jobs = await app.database.admin<{ text: string }>('select t::text as text from jobs t');
    const kept = [...rows, ...jobs].map(({ text }) => text).join('\n') + app.logs.join('\n');
    expect(kept).not.toMatch(/secret|Hello|quiet@acme\.test.*log/u);
    expect(app.logs.join('\n')).not.toContain('quiet@acme.test');
  });
});

describe('an organization that nobody has confirmed', () => {
  it('sends twenty mails a day; the others are kept back, and say so', async () => {
    const strict = await start({ ...bySmtp(), rateLimitScale: 1 });
    const tenant = await registerTenant(strict);
    const before = smtp.mails.length;
    const ids = await Promise.all(Array.from({ length: 23 }, (_, n) => greet(`${n}@x.test`, { on: strict, tenant })));
    const rows = await Promise.all(ids.map((id) => ended(id, strict)));
    expect(rows.filter(({ error }) => error === 'daily_limit')).toHaveLength(3);
    expect(smtp.mails.length - before).toBe(20);
    const { remaining } = await strict.kernel.limiter.consume('mails:unconfirmed', 500, day, 0);
    expect(remaining).toBe(480);
    await strict.close();
  });
});

describe('without a mail server', () => {
  it('mails are shown at /outbox, to who runs the installation', async () => {
    const local = await start();
    const tenant = await registerTenant(local);
    expect(await (await fetch(`${local.origin}/outbox`)).text()).toContain('No mail yet');
    await ended(await greet('nora@acme.test', { on: local, tenant }), local);
    const list = await (await fetch(`${local.origin}/outbox`)).text();
    expect(list).toContain('nora@acme.test');
    const path = /href="(?<path>\/outbox\/[^"]+)"/u.exec(list)?.groups?.['path'] ?? '';
    const response = await fetch(local.origin + path);
    const page = await response.text();
    // As text in the page, and escaped in the attribute of a frame without scripts.
    expect(page).toContain('you are &lt;b&gt;here&lt;/b&gt;');
    expect(page).toContain(`${local.origin.replace('127.0.0.1', 'localhost')}/t/${tenant.slug}/chat#token=secret`);
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const other of ['/outbox/nothing', '/outbox/..%2fsecrets'])
      expect((await fetch(local.origin + other)).status).toBe(404);
    // A proxy's client is not on this machine.
    const forwarded = await fetch(`${local.origin}/outbox`, { headers: { 'X-Forwarded-For': '10.0.0.9' } });
    expect([forwarded.status, await forwarded.text()]).toEqual([404, expect.not.stringContaining('nora@acme.test')]);
    await local.close();
  });

  it('production keeps none, says so to the operator, and has no such page', async () => {
    const production = await start({ production: true, metricsToken: 'a-long-metrics-token' });
    const tenant = await registerTenant(production);
    expect(await ended(await greet('nora@acme.test', { on: production, tenant }), production)).toMatchObject({
      status: 'failed',
      error: 'not_set_up',
    });
    expect(await openOutbox(production.kernel.env.dataDir).list()).toEqual([]);
    expect(await (await fetch(`${production.origin}/outbox`)).text()).not.toContain('Mails of this installation');
    const headers = { Authorization: 'Bearer a-long-metrics-token' };
    const { data } = (await (await fetch(`${production.origin}/status`, { headers })).json()) as { data: object };
    expect(data).toMatchObject({
      mail: { driver: 'none', last_attempt: { status: 'failed', error: 'not_set_up' } },
      warnings: [expect.stringContaining('SMTP_URL')],
    });
    await production.close();
  });
});
