import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { inviteOne, mailedToken } from '../../../../../tests/support/invitations.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../../../tests/support/tenants.ts';
import type { Sent } from '../../../../../frontend/src/api/types.ts';

let app: TestApp;
let acme: TestTenant;
let admin: TestMember;

beforeAll(async () => {
  app = await startApp();
  acme = await registerTenant(app);
  await app.database.admin(`update organizations set plan = 'enterprise' where id = $1`, [acme.organization.id]);
  admin = await addMember(app, acme, 'admin');
});
afterAll(() => app.close());

type Report = Sent<'POST /invitations/import'>;

async function upload(file: string | Buffer, query = '', who: TestMember = admin, slug = acme.slug) {
  const response = await fetch(`${app.origin}/t/${slug}/api/v1/invitations/import${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv', Authorization: `Bearer ${who.access_token}` },
    body: file,
  });
  const { data, error } = (await response.json()) as { data: Report; error: { code: string } | null };
  return { status: response.status, data, code: error?.code };
}

const outcomes = ({ lines }: Report) => lines.map(({ line, outcome }) => [line, outcome]);

describe('a CSV file', () => {
  it('is reported line by line: invited, known, invited before, twice, no address, a role that may not be given', async () => {
    const member = await addMember(app, acme, 'member');
    await inviteOne(admin, { email: 'open@csv.test', role: 'client' });
    const file = [
      'Name;E-Mail;Role;Language',
      'Ann;Ann@csv.test;agent;de',
      `Bob;${member.email};client;`,
      'Cleo;open@csv.test;client;',
      '',
      'Dan;dan@csv.test;;xx_no',
      'Dan again;DAN@csv.test;client;',
      'Eve;eve at csv.test;client;',
      'Boss;boss@csv.test;Owner;',
      'Gil;gil@csv.test;janitor;',
    ].join('\r\n');
    const { status, data } = await upload(`\ufeff${file}`, '?role=member');
    expect([status, data.invited]).toEqual([200, 2]);
    expect(outcomes(data)).toEqual([
      [2, 'invited'],
      [3, 'already_member'],
      [4, 'already_invited'],
      [6, 'invited'],
      [7, 'repeated'],
      [8, 'invalid_address'],
      [9, 'role_not_allowed'],
      [10, 'invalid_role'],
    ]);
    const { data: invited } = await admin.api('GET /invitations', { query: { q: 'n@csv.test' } });
    expect(invited.slice(0, 2).map(({ email, role, locale }) => [email, role, locale])).toEqual([
      ['dan@csv.test', 'member', 'en'],
      ['ann@csv.test', 'agent', 'de'],
    ]);
    expect((await mailedToken(app, 'ann@csv.test')).mail.language).toBe('de');
  });

  it('needs no heading, and may have commas, tabs, quotes and a last line without an end', async () => {
    const { data } = await upload(
      '"plain@csv.test","client"\nother@csv.test\tagent\n"with ""quotes""@csv.test",client',
    );
    expect(outcomes(data)).toEqual([
      [1, 'invited'],
      [2, 'invited'],
      [3, 'invalid_address'],
    ]);
  });

  it('holds text: a formula is an address that is none, and comes back as it stands', async () => {
    const formulas = ['=HYPERLINK("http://evil.test")', '+1+1', '@SUM(A1)', '-2', "=cmd|' /C calc'!A0"];
    const file = ['email', ...formulas.map((formula) => `"${formula.replaceAll('"', '""')}"`)].join('\n');
    const { data } = await upload(file);
    expect(data.lines.map(({ email, outcome }) => [email, outcome])).toEqual(
      formulas.map((formula) => [formula, 'invalid_address']),
    );
  });

  it.each<[string, Buffer | string]>([
    ['in Latin-1', Buffer.from('müller@csv.test', 'latin1')],
    ['in UTF-16', Buffer.from('\ufeffann@csv.test', 'utf16le')],
    ['of a spreadsheet', Buffer.from('PK\u0003\u0004\u0000\u0000\u0008', 'latin1')],
    ['whose quotes do not end', 'email\n"ann@csv.test'],
    ['with a line of 20,000 characters', `email\n${'a'.repeat(20_000)}`],
  ])('%s is refused, and says how to save it', async (_, file) => {
    expect(await upload(file)).toMatchObject({ status: 422, code: 'file_unreadable' });
  });

  it('has 1,000 lines at most, and a megabyte', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, n) => `nobody ${n}`).join('\n');
    expect(await upload(`email\n${lines(1_001)}`)).toMatchObject({ status: 422, code: 'file_too_long' });
    expect(await upload(lines(50_000))).toMatchObject({ status: 422, code: 'file_too_long' });
    expect((await upload(`email\n${lines(1_000)}`)).data.lines).toHaveLength(1_000);
    expect(await upload('a'.repeat(1_000_001))).toMatchObject({ status: 413 });
    expect((await upload('')).data).toEqual({ invited: 0, lines: [] });
  });

  it('of a thousand people invites them all, in one go', async () => {
    const tenant = await registerTenant(app);
    await app.database.admin(`update organizations set plan = 'enterprise' where id = $1`, [tenant.organization.id]);
    const file = Array.from({ length: 1_000 }, (_, n) => `person-${n}@many.test`).join('\n');
    const { data } = await upload(file, '', tenant.owner, tenant.slug);
    expect(data.invited).toBe(1_000);
    const [mails] = await app.database.admin(`select count(*)::int as n from mail_messages where org_id = $1`, [
      tenant.organization.id,
    ]);
    expect(mails).toEqual({ n: 1_000 });
  });

  it('invites no more than the plan has seats for', async () => {
    const tenant = await registerTenant(app);
    const file = Array.from({ length: 30 }, (_, n) => `person-${n}@few.test`).join('\n');
    const { data } = await upload(file, '', tenant.owner, tenant.slug);
    expect([data.invited, data.lines.filter(({ outcome }) => outcome === 'plan_limit').length]).toEqual([24, 6]);
  });
});
