import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFakeSendgrid, type FakeSendgrid } from '../../../../../tests/support/fake-sendgrid.ts';
import { startSmtpServer, type TestSmtpServer } from '../../../../../tests/support/smtp-server.ts';
import { MailRefused, type MailDriver, type OutgoingMail } from '../driver.ts';
import { openOutbox, type OutboxFiles } from '../outbox/outbox-files.ts';
import { createNoDriver } from './none.ts';
import { createOutboxDriver } from './outbox.ts';
import { createSendgridDriver } from './sendgrid.ts';
import { createSmtpDriver } from './smtp.ts';

let smtp: TestSmtpServer;
let sendgrid: FakeSendgrid;
let dataDir: string;
let files: OutboxFiles;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'atrium-outbox-'));
  [smtp, sendgrid] = await Promise.all([startSmtpServer(), startFakeSendgrid('SG.key')]);
  files = openOutbox(dataDir);
});
beforeEach(() => {
  sendgrid.status = 202;
  smtp.refuse = Object.assign(smtp.refuse, { recipient: undefined, message: undefined });
});
afterAll(async () => {
  await Promise.all([smtp.close(), sendgrid.close(), rm(dataDir, { recursive: true })]);
});

const mail: OutgoingMail = {
  orgId: '01a1fc4f-03c7-7300-81ea-d79d1101aa60',
  id: '01a1fc4f-03c7-7300-81ea-d79d1101aa61',
  messageId: '<01a1fc4f-03c7-7300-81ea-d79d1101aa61@portal.test>',
  from: { name: 'Möbelhaus Ünal', address: 'no-reply@portal.test' },
  to: 'layla@acme.test',
  subject: 'دعوة إلى Möbelhaus',
  html: '<p dir="rtl">مرحبا</p>',
  text: 'مرحبا',
  language: 'ar',
};
const never = new AbortController().signal;

/** What a reader gets of it. */
interface Read {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  language: string;
}

/** One suite for every driver that delivers: the same mail arrives the same. */
const drivers: Record<string, { make: () => MailDriver; newest: () => Promise<Read> }> = {
  smtp: {
    make: () => createSmtpDriver(smtp.url),
    newest: () => Promise.resolve(readRaw(smtp.mails.at(-1)?.raw ?? '')),
  },
  sendgrid: {
    make: () => createSendgridDriver({ apiKey: 'SG.key', baseUrl: sendgrid.baseUrl }),
    newest: () => Promise.resolve(readSendgrid(sendgrid)),
  },
  outbox: {
    make: () => createOutboxDriver(files),
    newest: async () => {
      const [kept] = await files.list();
      if (!kept) throw new Error('nothing is kept');
      return { ...kept, from: `${kept.from.name} ${kept.from.address}` };
    },
  },
};

describe.each(Object.entries(drivers))('%s', (_, { make, newest }) => {
  test('takes a mail, in any script, as it is', async () => {
    const driver = make();
    await driver.verify();
    const id = await driver.send(mail, never);
    driver.close();
    expect(id).toMatch(/^[\w.-]{5,}$/);
    const { from: sender, ...rest } = await newest();
    const { to, subject, html, text, language } = mail;
    expect(sender).toBe('Möbelhaus Ünal no-reply@portal.test');
    expect(rest).toMatchObject({ to, subject, html, text, language });
  });

  test('sends nothing once it is not to', async () => {
    const driver = make();
    const abort = new AbortController();
    abort.abort();
    const before = JSON.stringify(await newest());
    await expect(driver.send({ ...mail, subject: 'Late' }, abort.signal)).rejects.toThrow(/abort|unreachable/u);
    expect(JSON.stringify(await newest())).toBe(before);
    driver.close();
  });
});

/** The refusal of one mail. */
async function refusal(driver: MailDriver, of = mail): Promise<MailRefused> {
  const refused = await driver.send(of, never).then(
    () => new Error('it was taken'),
    (error: unknown) => error,
  );
  driver.close();
  if (!(refused instanceof MailRefused)) throw refused;
  return refused;
}

describe('smtp', () => {
  test('keeps the Message-ID of every attempt, and says that nobody wrote it', async () => {
    await createSmtpDriver(smtp.url).send(mail, never);
    expect(smtp.mails.at(-1)?.headers).toMatchObject({
      'message-id': mail.messageId,
      'auto-submitted': 'auto-generated',
      'content-language': 'ar',
    });
  });

  test.each([
    ['550 5.1.1 No such user', 'smtp_550', false, true],
    ['550 No such user here', 'smtp_550', false, true],
    ['554 5.7.1 Relay access denied', 'smtp_554', false, false],
    ['552 5.2.2 Mailbox full', 'smtp_552', false, false],
    ['450 4.2.0 Greylisted', 'smtp_450', true, false],
  ])('a recipient answered by %s', async (recipient, code, retryable, rejectsRecipient) => {
    smtp.refuse.recipient = recipient;
    expect(await refusal(createSmtpDriver(smtp.url))).toMatchObject({ code, retryable, rejectsRecipient });
  });

  test.each([
    ['554 5.6.0 Looks like spam', 'smtp_554', false],
    ['451 4.3.0 Try later', 'smtp_451', true],
  ])('a mail answered by %s says nothing of the recipient', async (message, code, retryable) => {
    smtp.refuse.message = message;
    const refused = await refusal(createSmtpDriver(smtp.url));
    expect(refused).toMatchObject({ code, retryable, rejectsRecipient: false });
    expect(refused.message).not.toContain('spam');
  });

  test('a server that is not there, or never greets, is tried again later', async () => {
    expect(await refusal(createSmtpDriver('smtp://127.0.0.1:1'))).toMatchObject({ retryable: true });
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => silent.once('listening', listening));
    const { port } = silent.address() as AddressInfo;
    const impatient = createSmtpDriver(`smtp://127.0.0.1:${port}`, { connect: 200, greeting: 100, socket: 200 });
    expect(await refusal(impatient)).toMatchObject({ code: 'timeout', retryable: true });
    silent.close();
  });

  test('a wrong password is the operator’s to mend: the mails wait', async () => {
    const closed = await startSmtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(new Error('Wrong')),
    });
    const driver = createSmtpDriver(closed.url.replace('//', '//atrium:wrong@'));
    await expect(driver.verify()).rejects.toMatchObject({ code: 'smtp_535' });
    expect(await refusal(driver)).toMatchObject({ code: 'smtp_535', retryable: true });
    await closed.close();
  });
});

describe('sendgrid', () => {
  const driver = (options = {}) => createSendgridDriver({ apiKey: 'SG.key', baseUrl: sendgrid.baseUrl, ...options });

  test('names the mail in all of its events, and tracks nobody', async () => {
    await driver().send(mail, never);
    const { body } = sendgrid.sent.at(-1) ?? {};
    expect(body?.custom_args).toEqual({ atrium_organization: mail.orgId, atrium_mail: mail.id });
    expect(body?.headers['Message-ID']).toBe(mail.messageId);
    expect(Object.values(body?.tracking_settings ?? {}).map(({ enable }) => enable)).toEqual([false, false, false]);
  });

  test.each([
    [400, false],
    [413, false],
    [302, true],
    [401, true],
    [403, true],
    [429, true],
    [500, true],
    [503, true],
  ])('status %s: another attempt can help: %s', async (status, retryable) => {
    sendgrid.status = status;
    const refused = await refusal(driver());
    expect(refused).toMatchObject({ retryable, rejectsRecipient: false });
    expect(refused.message).not.toContain('somebody@example.test');
  });

  test('one that never answers, or is not there, is tried again later', async () => {
    sendgrid.status = 0;
    expect(await refusal(driver({ timeoutMs: 100 }))).toMatchObject({ code: 'timeout', retryable: true });
    expect(await refusal(driver({ baseUrl: 'http://127.0.0.1:1/' }))).toMatchObject({
      code: 'unreachable',
      retryable: true,
    });
  });

  test('a wrong key is noticed before a mail is sent', async () => {
    await expect(driver({ apiKey: 'SG.other' }).verify()).rejects.toMatchObject({ code: 'sendgrid_401' });
  });
});

describe('the outbox', () => {
  test('keeps the newest 200, for the eyes of its owner', async () => {
    const own = await mkdtemp(join(tmpdir(), 'atrium-outbox-'));
    const outbox = openOutbox(own);
    expect(await outbox.list()).toEqual([]);
    for (let n = 1; n <= 203; n += 1) await outbox.keep({ ...mail, subject: `Mail ${n}` });
    const kept = await outbox.list();
    expect([kept.length, kept[0]?.subject, kept.at(-1)?.subject]).toEqual([200, 'Mail 203', 'Mail 4']);
    const [name = ''] = await readdir(join(own, 'outbox'));
    expect((await stat(join(own, 'outbox', name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(own, 'outbox'))).mode & 0o777).toBe(0o700);
    for (const id of ['../secrets', '..%2fsecrets', '', kept[0]?.id.toUpperCase() ?? ''])
      expect(await outbox.find(id)).toBeNull();
    await rm(own, { recursive: true });
  });

  test('that cannot write says so, and is tried again later', async () => {
    expect(await refusal(createOutboxDriver(openOutbox('/dev/null')))).toMatchObject({ retryable: true });
  });
});

test('without a driver nothing is sent, nor tried again', async () => {
  expect(await refusal(createNoDriver())).toMatchObject({ code: 'not_set_up', retryable: false });
});

function readSendgrid({ sent }: FakeSendgrid): Read {
  const { body } = sent.at(-1) ?? {};
  const part = (type: string) => body?.content.find((one) => one.type === type)?.value ?? '';
  return {
    from: `${body?.from.name} ${body?.from.email}`,
    to: body?.personalizations[0]?.to[0]?.email ?? '',
    subject: body?.subject ?? '',
    html: part('text/html'),
    text: part('text/plain'),
    language: body?.headers['Content-Language'] ?? '',
  };
}

/** MIME (RFC 2045–2047) as far as this mail needs it. */
function readRaw(raw: string): Read {
  const [head = '', ...bodies] = raw.split('\r\n\r\n');
  const header = (name: string) =>
    new RegExp(`^${name}: (?<value>.*(?:\\r\\n[ \\t].*)*)`, 'imu').exec(head)?.groups?.['value'] ?? '';
  const words = (value: string) =>
    value
      .replaceAll(/\?=\s+=\?/gu, '?==?')
      .replaceAll(/=\?utf-8\?b\?(?<bytes>[^?]*)\?=/giu, (_, bytes: string) => Buffer.from(bytes, 'base64').toString())
      .replaceAll(/=\?utf-8\?q\?(?<text>[^?]*)\?=/giu, (_, text: string) => quoted(text.replaceAll('_', ' ')));
  const part = (type: string) => {
    const at = raw.indexOf(`Content-Type: ${type}`);
    const [partHead = '', body = ''] = raw.slice(at).split('\r\n\r\n');
    const content = body.split('\r\n--', 1)[0] ?? '';
    return /base64/iu.test(partHead)
      ? Buffer.from(content, 'base64').toString()
      : quoted(content.replaceAll('=\r\n', ''));
  };
  return {
    from: words(header('From')).replaceAll(/["<>]/gu, ''),
    to: header('To'),
    subject: words(header('Subject')),
    html: part('text/html').trim(),
    text: part('text/plain').trim(),
    language: bodies.length > 0 ? header('Content-Language') : '',
  };
}

function quoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
