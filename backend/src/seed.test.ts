import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../tests/support/app.ts';
import { demoOrganizations, demoPassword } from './demo.ts';
import { seedDemo } from './seed.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  await Promise.all([seedDemo(app.kernel, app.modules), seedDemo(app.kernel, app.modules)]);
});
afterAll(() => app.close());

const counts = () =>
  app.database.admin(
    `select o.slug, o.kind, parent.slug as parent, partner.slug as partner,
       (select count(*)::int from members m where m.org_id = o.id) as members,
       (select used::int from counters c where c.org_id = o.id and c.kind = 'users') as seats
     from organizations o
     left join organizations parent on parent.id = o.parent_id
     left join organizations partner on partner.id = o.partner_id
     order by 1`,
  );

const expected = [
  { slug: 'acme', kind: 'client', parent: 'northwind', partner: 'northwind', members: 24, seats: 21 },
  { slug: 'atrium', kind: 'platform', parent: null, partner: null, members: 14, seats: 13 },
  { slug: 'contoso', kind: 'partner', parent: 'atrium', partner: null, members: 15, seats: 14 },
  { slug: 'globex', kind: 'client', parent: 'northwind', partner: 'northwind', members: 18, seats: 17 },
  { slug: 'initech', kind: 'client', parent: 'contoso', partner: 'contoso', members: 16, seats: 15 },
  { slug: 'northwind', kind: 'partner', parent: 'atrium', partner: null, members: 20, seats: 18 },
];

/** All that people see, with ages in whole hours instead of times. */
const contents = ({ database }: TestApp) =>
  database.admin<{ line: string }>(
    `with seeded as (select max(at) as at from audit_entries)
     select format('%s %s %s %s %s', m.email, u.name, m.role, m.status,
       round(extract(epoch from seeded.at - m.created_at) / 3600)) as line
     from members m join users u on u.id = m.user_id cross join seeded
     union all
     select format('%s %s %s %s %s', u.email, c.title, c.archived, m.role, m.content)
     from conversations c join users u on u.id = c.user_id
       join messages m on m.org_id = c.org_id and m.conversation_id = c.id
     union all
     select format('%s %s %s %s', u.email, r.model, r.outcome, r.tokens_prompt)
     from usage_records r join users u on u.id = r.user_id
     union all
     select format('%s %s', u.email, n.body) from notes n join users u on u.id = n.user_id
     union all
     select format('%s %s %s %s %s', i.email, i.role, i.locale, u.email,
       round(extract(epoch from seeded.at - i.created_at) / 3600))
     from invitations i join users u on u.id = i.invited_by cross join seeded
     union all
     select format('%s %s %s', u.email, a.title, a.level) from announcements a join users u on u.id = a.author_id
     order by 1`,
  );

describe('the demo data', () => {
  it('is the same after two starts at once, and after one more', async () => {
    expect(await counts()).toEqual(expected);
    const before = await contents(app);
    await seedDemo(app.kernel, app.modules);
    expect(await counts()).toEqual(expected);
    expect(await contents(app)).toEqual(before);
  });

  it('is the same in every installation', async () => {
    const other = await startApp();
    await seedDemo(other.kernel, other.modules);
    expect(await contents(other)).toEqual(await contents(app));
    await other.close();
  });

  it('is completed by the next start when one was killed half-way', async () => {
    const [person] = await app.database.admin<{ id: string }>(
      `select user_id as id from members where email = 'nils.petersen@acme.test'`,
    );
    await app.database.admin('delete from announcement_dismissals where user_id = $1', [person?.id]);
    await app.database.admin('delete from members where user_id = $1', [person?.id]);
    await app.database.admin('delete from users where id = $1', [person?.id]);
    await app.database.admin(
      `update counters set used = used - 1 where org_id = (select id from organizations where slug = 'acme')`,
    );
    await seedDemo(app.kernel, app.modules);
    expect(await counts()).toEqual(expected);
  });

  it('lets everybody in who stands in api.md', async () => {
    const who = demoOrganizations.flatMap(({ slug, people }) => Object.keys(people).map((role) => ({ slug, role })));
    const responses = await Promise.all(
      who.map(({ slug, role }) =>
        app.api('POST /auth/login', { tenant: slug, body: { email: `${role}@${slug}.test`, password: demoPassword } }),
      ),
    );
    expect(responses.map(({ data }) => data?.user.role)).toEqual(who.map(({ role }) => role));
  });

  it('never goes into a production', async () => {
    const kernel = { ...app.kernel, env: { ...app.kernel.env, production: true } };
    await expect(seedDemo(kernel, app.modules)).rejects.toThrow('production');
  });
});
