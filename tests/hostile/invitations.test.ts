import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintInvitationToken, readInvitationToken } from '../../backend/src/modules/invitations/token.ts';
import { startApp, type TestApp } from '../support/app.ts';
import {
  accept,
  acceptance,
  inviteOne,
  lookup,
  mailedToken,
  takeSeats,
  type SentInvitation,
} from '../support/invitations.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let admin: TestMember;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = [await registerTenant(app), await registerTenant(app)];
  for (const { organization } of [acme, globex])
    await app.database.admin(`update organizations set plan = 'premium' where id = $1`, [organization.id]);
  admin = await addMember(app, acme, 'admin');
});
afterAll(() => app.close());

let invited = 0;
const someone = () => `someone-${(invited += 1)}@invited.test`;
const inviteSomeone = (role = 'client'): Promise<SentInvitation> => inviteOne(admin, { email: someone(), role });

describe('a token', () => {
  /** Tokens that somebody might try who has a good one, by what was done to it. */
  const changed: Record<string, (token: string, other: string) => string> = {
    empty: () => ' ',
    'cut off': (token) => token.slice(0, -1),
    'cut to its id': (token) => token.slice(0, 22),
    'with more behind it': (token) => `${token}A`,
    'with padding': (token) => `${token}==`,
    'in the other base64': (token) => Buffer.from(token, 'base64url').toString('base64'),
    'in capitals': (token) => token.toUpperCase(),
    'with another last bit': (token) => withByte(token, 51, 1),
    'with another MAC': (token) => token.slice(0, 28) + randomBytes(32).toString('base64url').slice(0, 42),
    'with the MAC of another invitation': (token, other) => token.slice(0, 26) + other.slice(26),
    'of another id': (token) => withByte(token, 3, 1),
    'of the next generation': (token) => withByte(token, 19, 3),
    'of generation 0': (token) => withByte(token, 19, 1),
    'of zeros': () => Buffer.alloc(52).toString('base64url'),
    'of 200 characters': () => 'A'.repeat(200),
    'of SQL': () => "' or 1=1 --",
    'with a path': (token) => `../${token.slice(3)}`,
  };

  function withByte(token: string, at: number, change: number): string {
    const bytes = Buffer.from(token, 'base64url');
    bytes[at] = (bytes[at] ?? 0) ^ change;
    return bytes.toString('base64url');
  }

  it.each(Object.entries(changed))('%s lets nobody in, and tells nothing', async (_, change) => {
    const { token } = await inviteSomeone();
    const { token: other } = await inviteSomeone();
    const wrong = change(token, other);
    expect(wrong).not.toBe(token);
    const seen = await lookup(app, acme, wrong);
    const tried = await accept(app, acme, { ...acceptance, token: wrong });
    for (const { status, error } of [seen, tried]) expect([status, error?.code]).toEqual([404, 'invitation_unknown']);
    expect((await lookup(app, acme, token)).status).toBe(200);
  });

  it('is one text only: no other spelling of the same bytes', async () => {
    const { token } = await inviteSomeone();
    const last = token.at(-1) ?? '';
    const spellings = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
      .split('')
      .filter((one) => one !== last);
    const orgId = acme.organization.id;
    for (const one of spellings)
      expect(readInvitationToken(app.kernel.keys, orgId, token.slice(0, -1) + one)).toBeNull();
  });

  it('is worth nothing at another organization, whose own tokens of the same id are another', async () => {
    const { token, invitation } = await inviteSomeone();
    expect((await lookup(app, globex, token)).error?.code).toBe('invitation_unknown');
    expect((await accept(app, globex, { ...acceptance, token })).error?.code).toBe('invitation_unknown');
    // As if globex had made one for an id that it has guessed.
    const guessed = mintInvitationToken(app.kernel.keys, globex.organization.id, {
      id: invitation.id,
      generation: 1,
      way: 'mail',
    });
    expect(guessed).not.toBe(token);
    for (const tenant of [acme, globex])
      expect((await lookup(app, tenant, guessed)).error?.code).toBe('invitation_unknown');
    expect((await lookup(app, acme, token)).data.email).toBe(invitation.email);
  });

  it('of a generation that was never sent is unknown, even where its MAC is right', async () => {
    const { invitation } = await inviteSomeone();
    const early = mintInvitationToken(app.kernel.keys, acme.organization.id, {
      id: invitation.id,
      generation: 2,
      way: 'mail',
    });
    expect((await lookup(app, acme, early)).error?.code).toBe('invitation_unknown');
  });

  it('that is passed on by hand cannot be made one of a mail', async () => {
    const { token, invitation } = await inviteSomeone();
    const { token: mailed } = await mailedToken(app, invitation.email);
    expect(mailed).not.toBe(token);
    // Both begin alike, and neither tells which it is.
    expect(mailed.slice(0, 26)).toBe(token.slice(0, 26));
  });

  it('is good once: a replay after acceptance, with whatever name and password, makes nobody', async () => {
    const { token, invitation } = await inviteSomeone('admin');
    await accept(app, acme, { ...acceptance, token });
    const [before] = await app.database.admin('select count(*)::int as n from members');
    for (const body of [acceptance, { name: 'Eve', password: 'another three blue ladders' }])
      expect((await accept(app, acme, { ...body, token })).error?.code).toBe('invitation_used');
    expect(await app.database.admin('select count(*)::int as n from members')).toEqual([before]);
    expect((await admin.api('POST /invitations/:id/link', { params: { id: invitation.id } })).error?.code).toBe(
      'invitation_used',
    );
  });
});

describe('at once', () => {
  const fifty = <T>(make: (n: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: 50 }, (_, n) => make(n)));

  it('fifty acceptances of one token make one member, and one seat', async () => {
    const { token, invitation } = await inviteSomeone();
    const before = await seatsOf(acme);
    const responses = await fifty((n) =>
      accept(app, acme, { name: `Clicker ${n}`, password: acceptance.password, token }),
    );
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    // Whoever looks between the two statements of the first one's commit finds the member already.
    const codes = new Set(responses.flatMap(({ error }) => error?.code ?? []));
    expect(codes.isSubsetOf(new Set(['invitation_used', 'already_member']))).toBe(true);
    expect(await seatsOf(acme)).toBe(before + 1);
    const [row] = await app.database.admin('select count(*)::int as n from members where email = $1', [
      invitation.email,
    ]);
    expect(row).toEqual({ n: 1 });
  }, 60_000);

  it('the last seat is won by one of fifty who were invited', async () => {
    const tenant = await registerTenant(app);
    await app.database.admin(`update organizations set plan = 'premium' where id = $1`, [tenant.organization.id]);
    const invitations = Array.from({ length: 50 }, (_, n) => ({ email: `racer-${n}@invited.test`, role: 'client' }));
    const { data } = await tenant.owner.api('POST /invitations', { body: { invitations } });
    const tokens = data.results.map(({ link }) => link?.split('#token=')[1] ?? '');
    const { limit } = (await tenant.owner.api('GET /members/summary')).data.seats;
    await takeSeats(app, tenant, (limit ?? 0) - 1);
    const responses = await fifty((n) => accept(app, tenant, { ...acceptance, token: tokens[n] }));
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(responses.filter(({ error }) => error?.code === 'plan_limit')).toHaveLength(49);
    expect(await seatsOf(tenant)).toBe(limit);
    const [row] = await app.database.admin('select count(*)::int as n from members where org_id = $1', [
      tenant.organization.id,
    ]);
    expect(row).toEqual({ n: 2 });
  }, 60_000);

  it('accepting and revoking end in one of the two, never in both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { token, invitation } = await inviteSomeone();
      const [accepted, revoked] = await Promise.all([
        accept(app, acme, { ...acceptance, token }),
        admin.api('DELETE /invitations/:id', { params: { id: invitation.id } }),
      ]);
      const outcome = [accepted.error?.code ?? 'accepted', revoked.error?.code ?? 'revoked'];
      expect([
        ['accepted', 'invitation_used'],
        ['invitation_revoked', 'revoked'],
      ]).toContainEqual(outcome);
    }
  });

  it('accepting and sending again end in one member, or in a newer link', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { token, invitation } = await inviteSomeone();
      const [accepted, resent] = await Promise.all([
        accept(app, acme, { ...acceptance, token }),
        admin.api('POST /invitations/:id/resend', { params: { id: invitation.id } }),
      ]);
      const outcome = [accepted.error?.code ?? 'accepted', resent.error?.code ?? 'resent'];
      expect([
        ['accepted', 'invitation_used'],
        ['accepted', 'already_member'],
        ['invitation_replaced', 'resent'],
      ]).toContainEqual(outcome);
    }
  });

  it('one address is invited once, by however many', async () => {
    const email = someone();
    const body = { invitations: [{ email, role: 'client' }] };
    const responses = await Promise.all(Array.from({ length: 20 }, () => admin.api('POST /invitations', { body })));
    const outcomes = responses.map(({ data }) => data.results[0]?.outcome);
    expect(outcomes.filter((outcome) => outcome === 'invited')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already_invited')).toHaveLength(19);
    const [mails] = await app.database.admin('select count(*)::int as n from mail_messages where to_address = $1', [
      email,
    ]);
    expect(mails).toEqual({ n: 1 });
  });

  const seatsOf = async (tenant: TestTenant) => (await tenant.owner.api('GET /members/summary')).data.seats.used;
});

describe('a former member', () => {
  it('cannot be guessed at by a link: wrong passwords are counted like those of a sign-in', async () => {
    const former = await addMember(app, acme, 'member');
    const { data } = await acme.owner.api('GET /members', { query: { q: former.email } });
    await acme.owner.api('DELETE /members/:id', { params: { id: data[0]?.id ?? '' } });
    const { token } = await inviteOne(admin, { email: former.email, role: 'admin' });
    const codes = [];
    for (let n = 0; n < 11; n += 1)
      codes.push((await accept(app, acme, { token, password: `guess number ${n}` })).error?.code);
    expect(codes.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'invalid_credentials'));
    expect(codes).toContain('account_locked');
  });
});
