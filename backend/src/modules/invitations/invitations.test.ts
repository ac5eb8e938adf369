import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import {
  accept,
  acceptance,
  inviteOne,
  lookup,
  mailedToken,
  takeSeats,
} from '../../../../tests/support/invitations.ts';
import {
  addMember,
  askToJoin,
  membershipOf,
  openJoining,
  password,
  registerTenant,
  signIn,
  type TestMember,
  type TestTenant,
} from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let admin: TestMember;

beforeAll(async () => {
  app = await startApp();
  acme = await registerTenant(app, { locale: 'de' });
  await app.database.admin(`update organizations set plan = 'premium' where id = $1`, [acme.organization.id]);
  admin = await addMember(app, acme, 'admin');
  await openJoining(acme);
});
afterAll(() => app.close());

const list = (who: TestMember, query = {}) => who.api('GET /invitations', { query });
const seatsOf = async (tenant: TestTenant) => (await tenant.owner.api('GET /members/summary')).data.seats.used;

describe('an owner invites somebody', () => {
  it('who gets a mail in their language, looks at the invitation, accepts it and is signed in', async () => {
    const before = await seatsOf(acme);
    const { invitation } = await inviteOne(acme.owner, { email: ' Layla@New.test', role: 'agent', locale: 'ar' });
    expect(invitation).toMatchObject({ email: 'layla@new.test', role: 'agent', status: 'pending', accepted_at: null });
    const { token, mail } = await mailedToken(app, 'layla@new.test');
    expect(mail).toMatchObject({ language: 'ar', subject: expect.stringContaining('دعوة من') as string });
    expect((await lookup(app, acme, token)).data).toEqual({
      organization: { name: `Tenant ${acme.slug}` },
      email: 'layla@new.test',
      role: 'agent',
      invited_by: 'Olive Owner',
      expires_at: invitation.expires_at,
      has_login: false,
      password: 'new',
      has_seat: true,
    });
    const { status, data, headers } = await accept(app, acme, { ...acceptance, token, name: 'ليلى الخطيب' });
    expect([status, data.user]).toMatchObject([
      201,
      { name: 'ليلى الخطيب', email: 'layla@new.test', role: 'agent', status: 'active', locale: 'ar' },
    ]);
    expect(headers.getSetCookie().join()).toContain(`atrium-${acme.slug}=`);
    expect(await seatsOf(acme)).toBe(before + 1);
    expect(await membershipOf(acme.owner, { email: 'layla@new.test' })).toMatchObject({
      role: 'agent',
      status: 'active',
    });
    const { data: found } = await list(acme.owner, { q: 'LAYLA@' });
    expect(found).toMatchObject([{ id: invitation.id, status: 'accepted', mail: { status: 'sent', error: null } }]);
    const actions = (await acme.owner.api('GET /audit-entries')).data.map(({ action }) => action);
    expect(actions.slice(0, 4)).toEqual([
      'session.started',
      'member.admitted',
      'invitation.accepted',
      'invitation.created',
    ]);
  });

  it('by a link that is passed on; the mail is in the language of who invites where none is said', async () => {
    const { token, invitation } = await inviteOne(acme.owner, { email: 'nora@new.test', role: 'client' });
    expect(invitation.locale).toBe('de');
    const { data } = await acme.owner.api('POST /invitations/:id/link', { params: { id: invitation.id } });
    expect(data.link).toBe(`http://localhost:${new URL(app.origin).port}/t/${acme.slug}/invitation#token=${token}`);
    expect((await accept(app, acme, { ...acceptance, token })).status).toBe(201);
    const again = await accept(app, acme, { ...acceptance, token });
    expect([again.status, again.error?.code]).toEqual([409, 'invitation_used']);
    expect((await lookup(app, acme, token)).error?.code).toBe('invitation_used');
  });

  it('among a hundred, of whom each is told apart', async () => {
    const member = await addMember(app, acme, 'member');
    await inviteOne(admin, { email: 'open@new.test', role: 'client' });
    const invitations = [
      { email: 'fresh@new.test', role: 'client' },
      { email: 'FRESH@new.test', role: 'member' },
      { email: member.email, role: 'client' },
      { email: 'open@new.test', role: 'client' },
      { email: 'boss@new.test', role: 'owner' },
    ];
    const { status, data } = await admin.api('POST /invitations', { body: { invitations } });
    expect(status).toBe(201);
    expect(data.results.map(({ outcome }) => outcome)).toEqual([
      'invited',
      'repeated',
      'already_member',
      'already_invited',
      'role_not_allowed',
    ]);
    expect(data.results.map(({ link }) => link !== null)).toEqual([true, false, false, false, false]);
  });

  it('once, by two clicks with the same key', async () => {
    const body = { invitations: [{ email: 'twice@new.test', role: 'client' }] };
    const headers = { 'Idempotency-Key': 'invite-twice' };
    const first = await admin.api('POST /invitations', { body, headers });
    expect((await admin.api('POST /invitations', { body, headers })).data).toEqual(first.data);
    expect((await list(admin, { q: 'twice@' })).data).toHaveLength(1);
  });
});

describe('what is not there to be accepted', () => {
  it('is told apart to who was invited: expired, revoked, replaced by a newer one', async () => {
    const expired = await inviteOne(admin, { email: 'expired@new.test', role: 'client' });
    const revoked = await inviteOne(admin, { email: 'revoked@new.test', role: 'client' });
    const replaced = await inviteOne(admin, { email: 'replaced@new.test', role: 'client' });
    await app.database.admin(`update invitations set expires_at = now() where id = $1`, [expired.invitation.id]);
    for (const status of [204, 204])
      expect((await admin.api('DELETE /invitations/:id', { params: { id: revoked.invitation.id } })).status).toBe(
        status,
      );
    const resent = await admin.api('POST /invitations/:id/resend', { params: { id: replaced.invitation.id } });
    expect(resent.data).toMatchObject({ status: 'pending', email: 'replaced@new.test' });
    const codes = async ({ token }: { token: string }) => [
      (await lookup(app, acme, token)).error?.code,
      (await accept(app, acme, { ...acceptance, token })).error?.code,
    ];
    expect(await codes(expired)).toEqual(['invitation_expired', 'invitation_expired']);
    expect(await codes(revoked)).toEqual(['invitation_revoked', 'invitation_revoked']);
    expect(await codes(replaced)).toEqual(['invitation_replaced', 'invitation_replaced']);
    const newer = resent.data.link.split('#token=')[1] ?? '';
    expect((await accept(app, acme, { ...acceptance, token: newer })).status).toBe(201);
  });

  it('can be opened again: an expired one by inviting anew or sending again, a revoked one by sending again', async () => {
    for (const [email, spoil] of [
      ['again-1@new.test', `update invitations set expires_at = now() where id = $1`],
      ['again-2@new.test', `update invitations set revoked_at = now() where id = $1`],
    ] as const) {
      const { invitation } = await inviteOne(admin, { email, role: 'client' });
      await app.database.admin(spoil, [invitation.id]);
      const { status, data } = await admin.api('POST /invitations/:id/resend', { params: { id: invitation.id } });
      expect([email, status, data.status]).toEqual([email, 200, 'pending']);
    }
    const { invitation } = await inviteOne(admin, { email: 'again-3@new.test', role: 'client' });
    await app.database.admin(`update invitations set expires_at = now() where id = $1`, [invitation.id]);
    expect((await inviteOne(admin, { email: 'again-3@new.test', role: 'member' })).invitation).toMatchObject({
      id: invitation.id,
      role: 'member',
      status: 'pending',
    });
  });

  it('is in the list by its status, page by page, the newest first', async () => {
    const tenant = await registerTenant(app);
    const emails = Array.from({ length: 5 }, (_, n) => `page-${n}@new.test`);
    const invitations = emails.map((email) => ({ email, role: 'client' }));
    await tenant.owner.api('POST /invitations', { body: { invitations } });
    const first = await list(tenant.owner, { limit: 3, status: 'pending' });
    const second = await list(tenant.owner, { limit: 3, cursor: first.meta.next_cursor ?? '' });
    expect([...first.data, ...second.data].map(({ email }) => email)).toEqual(emails.toReversed());
    expect(second.meta.next_cursor).toBeNull();
    for (const status of ['expired', 'revoked', 'accepted'])
      expect((await list(tenant.owner, { status })).data).toEqual([]);
  });
});

describe('nobody invites beyond what they may', () => {
  it('not without managing members, and nobody else sees invitations', async () => {
    for (const role of ['agent', 'member', 'client'] as const) {
      const person = await addMember(app, acme, role);
      const tries = [
        list(person),
        person.api('POST /invitations', { body: { invitations: [{ email: 'x@new.test', role: 'client' }] } }),
        person.api('POST /invitations/import', { headers: { 'Content-Type': 'text/csv' } }),
      ];
      for (const response of await Promise.all(tries))
        expect([role, response.error?.code]).toEqual([role, 'forbidden']);
    }
  });

  it('an admin gets no link of an owner’s invitation, nor sends or ends it', async () => {
    const { invitation } = await inviteOne(acme.owner, { email: 'second-owner@new.test', role: 'owner' });
    const params = { id: invitation.id };
    for (const key of [
      'POST /invitations/:id/link',
      'POST /invitations/:id/resend',
      'DELETE /invitations/:id',
    ] as const)
      expect((await admin.api(key, { params })).error?.code).toBe('forbidden');
    const [seen] = (await list(admin, { q: 'second-owner' })).data;
    expect(seen?.abilities).toEqual({ resend: false, revoke: false, link: false });
  });

  it('what somebody sent ends with their rights: removed, suspended or with a smaller role', async () => {
    for (const [change, body] of [
      ['DELETE /members/:id', undefined],
      ['PATCH /members/:id', { status: 'suspended' }],
      ['PATCH /members/:id', { role: 'member' }],
    ] as const) {
      const leaving = await addMember(app, acme, 'admin');
      const email = `left-by-${leaving.user_id}@new.test`;
      const { token } = await inviteOne(leaving, { email, role: 'admin' });
      const { id } = await membershipOf(acme.owner, leaving);
      await acme.owner.api(change, { params: { id }, ...(body && { body }) });
      expect((await accept(app, acme, { ...acceptance, token })).error?.code).toBe('invitation_revoked');
      await eventually(
        async () => (await list(acme.owner, { q: email })).data[0]?.status === 'revoked',
        'the list says that it was revoked',
      );
    }
  });
});

describe('seats', () => {
  it('no more are invited than are left, and it says so at once', async () => {
    const tenant = await registerTenant(app);
    await takeSeats(app, tenant, 23);
    const invitations = ['a', 'b', 'c'].map((name) => ({ email: `${name}@new.test`, role: 'client' }));
    const { data } = await tenant.owner.api('POST /invitations', { body: { invitations } });
    expect(data.results.map(({ outcome }) => outcome)).toEqual(['invited', 'invited', 'plan_limit']);
    const more = await inviteOutcome(tenant, 'd@new.test');
    expect(more).toBe('plan_limit');
    const [first] = data.results;
    await tenant.owner.api('DELETE /invitations/:id', { params: { id: first?.invitation?.id ?? '' } });
    expect(await inviteOutcome(tenant, 'd@new.test')).toBe('invited');
    const again = await tenant.owner.api('POST /invitations/:id/resend', {
      params: { id: first?.invitation?.id ?? '' },
    });
    expect([again.status, again.error?.code]).toEqual([402, 'plan_limit']);
  });

  it('one is taken by accepting, and where none is left that is refused with the reason; the invitation stays', async () => {
    const tenant = await registerTenant(app);
    const { token } = await inviteOne(tenant.owner, { email: 'late@new.test', role: 'client' });
    await takeSeats(app, tenant, 25);
    expect((await lookup(app, tenant, token)).data.has_seat).toBe(false);
    const { status, error } = await accept(app, tenant, { ...acceptance, token });
    expect([status, error?.code, error?.fields]).toEqual([402, 'plan_limit', { kind: 'users', limit: 25, used: 25 }]);
    await takeSeats(app, tenant, 24);
    // More are promised than there are: who comes first gets it.
    await app.database.admin(
      `insert into invitations (org_id, id, email, role, invited_by, locale, expires_at)
       values ($1, $1, 'other@new.test', 'client', $2, 'en', now() + interval '1 day')`,
      [tenant.organization.id, tenant.owner.user_id],
    );
    expect((await lookup(app, tenant, token)).data.has_seat).toBe(true);
    expect((await accept(app, tenant, { ...acceptance, token })).status).toBe(201);
  });

  const inviteOutcome = async (tenant: TestTenant, email: string) =>
    (await tenant.owner.api('POST /invitations', { body: { invitations: [{ email, role: 'client' }] } })).data
      .results[0]?.outcome;
});

describe('who is known here already', () => {
  it('and waits is admitted; whoever asked to join under that address is signed out', async () => {
    const stranger = await askToJoin(app, acme.slug);
    const { invitation } = await inviteOne(admin, { email: stranger.email, role: 'member' });
    const { token } = await mailedToken(app, invitation.email);
    expect((await lookup(app, acme, token)).data).toMatchObject({ has_login: true, password: 'new' });
    const chosen = 'the password of whom it belongs to';
    const { data } = await accept(app, acme, { token, name: 'Real Person', password: chosen });
    expect(data.user).toMatchObject({ id: stranger.user_id, name: 'Real Person', role: 'member', status: 'active' });
    expect((await stranger.api('GET /auth/me')).error?.code).toBe('session_revoked');
    const old = await app.api('POST /auth/login', { tenant: acme.slug, body: { email: stranger.email, password } });
    expect(old.error?.code).toBe('invalid_credentials');
    expect((await list(admin, { q: stranger.email })).data[0]?.status).toBe('accepted');
  });

  it('and was a member comes back with their user: by their mail with a new password', async () => {
    const former = await addMember(app, acme, 'member', 'Fatima Former');
    const note = await former.api('POST /notes', { body: { title: 'Mine' } });
    await acme.owner.api('DELETE /members/:id', { params: { id: (await membershipOf(acme.owner, former)).id } });
    await inviteOne(admin, { email: former.email, role: 'agent' });
    const { token } = await mailedToken(app, former.email);
    const chosen = 'another three blue ladders';
    const { data } = await accept(app, acme, { token, name: 'Fatima Again', password: chosen });
    expect(data.user).toMatchObject({ id: former.user_id, name: 'Fatima Again', role: 'agent' });
    const { data: notes } = await app.api('GET /notes', { tenant: acme.slug, token: data.access_token });
    expect(notes.map(({ id }) => id)).toEqual([note.data.id]);
  });

  it('but by a link of an admin only with the password they had: nobody takes their account over', async () => {
    const former = await addMember(app, acme, 'member');
    await acme.owner.api('DELETE /members/:id', { params: { id: (await membershipOf(acme.owner, former)).id } });
    const { token } = await inviteOne(admin, { email: former.email, role: 'agent' });
    expect((await lookup(app, acme, token)).data).toMatchObject({ has_login: true, password: 'known' });
    const taken = await accept(app, acme, { ...acceptance, token, password: 'a password of the admin' });
    expect([taken.status, taken.error?.code]).toEqual([401, 'invalid_credentials']);
    const { data } = await accept(app, acme, { token, password });
    expect(data.user).toMatchObject({ id: former.user_id, role: 'agent', status: 'active' });
  });

  it('and became a member in another way meanwhile needs no invitation', async () => {
    const stranger = await askToJoin(app, acme.slug);
    const { token, invitation } = await inviteOne(admin, { email: stranger.email, role: 'member' });
    await admin.api('POST /members/:id/admit', {
      params: { id: (await membershipOf(acme.owner, stranger, 'waiting')).id },
    });
    expect((await lookup(app, acme, token)).error?.code).toBe('already_member');
    expect((await accept(app, acme, { ...acceptance, token })).error?.code).toBe('already_member');
    const resent = await admin.api('POST /invitations/:id/resend', { params: { id: invitation.id } });
    expect(resent.error?.code).toBe('already_member');
  });

  it('in another organization has a login of their own here', async () => {
    const globex = await registerTenant(app);
    const { token } = await inviteOne(admin, { email: globex.owner.email, role: 'client' });
    expect((await lookup(app, acme, token)).data.has_login).toBe(false);
    const { data } = await accept(app, acme, { ...acceptance, token });
    expect(data.user.id).not.toBe(globex.owner.user_id);
    expect((await signIn(app, globex.slug, globex.owner.email)).user_id).toBe(globex.owner.user_id);
  });
});

describe('accepting', () => {
  it('demands a name and a good password', async () => {
    const { token } = await inviteOne(admin, { email: 'careless@new.test', role: 'client' });
    for (const [body, field] of [
      [{ password: acceptance.password }, 'name'],
      [{ name: 'Anna', password: 'password12' }, 'password'],
      [{ name: 'Anna', password: 'careless@new.test' }, 'password'],
      [{ name: 'Anna\u202e', password: acceptance.password }, 'name'],
      [{ ...acceptance, role: 'owner' }, 'role'],
    ] as const) {
      const { status, error } = await accept(app, acme, { token, ...body });
      expect([status, Object.keys(error?.fields ?? {})]).toEqual([422, [field]]);
    }
    expect((await lookup(app, acme, token)).status).toBe(200);
  });

  it('leaves no token in the database or the log', async () => {
    const { token } = await inviteOne(admin, { email: 'logged@new.test', role: 'client' });
    await lookup(app, acme, token);
    await accept(app, acme, { ...acceptance, token });
    const tables = ['invitations', 'mail_messages', 'jobs', 'audit_entries', 'outbox', 'idempotency_keys'];
    for (const table of tables) {
      const [row] = await app.database.admin(
        `select count(*)::int as n from ${table} t where t::text like '%' || $1 || '%'`,
        [token.slice(-30)],
      );
      expect([table, row]).toEqual([table, { n: 0 }]);
    }
    expect(app.logs.join('\n')).not.toContain(token.slice(-30));
  });
});
