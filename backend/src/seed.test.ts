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
    `select o.slug, o.kind, parent.slug as parent, partner.slug as partner, count(m.*)::int as members
     from organizations o
     left join organizations parent on parent.id = o.parent_id
     left join organizations partner on partner.id = o.partner_id
     left join members m on m.org_id = o.id
     group by 1, 2, 3, 4 order by 1`,
  );

const expected = [
  { slug: 'acme', kind: 'client', parent: 'northwind', partner: 'northwind', members: 5 },
  { slug: 'atrium', kind: 'platform', parent: null, partner: null, members: 5 },
  { slug: 'contoso', kind: 'partner', parent: 'atrium', partner: null, members: 5 },
  { slug: 'globex', kind: 'client', parent: 'northwind', partner: 'northwind', members: 5 },
  { slug: 'initech', kind: 'client', parent: 'contoso', partner: 'contoso', members: 5 },
  { slug: 'northwind', kind: 'partner', parent: 'atrium', partner: null, members: 5 },
];

describe('the demo data', () => {
  it('is the same after two starts at once, and after one more', async () => {
    expect(await counts()).toEqual(expected);
    await seedDemo(app.kernel, app.modules);
    expect(await counts()).toEqual(expected);
  });

  it('is completed by the next start when one was killed half-way', async () => {
    await app.database.admin(`delete from members where email = 'client@globex.test'`);
    await app.database.admin(`delete from users where email = 'client@globex.test'`);
    await seedDemo(app.kernel, app.modules);
    expect(await counts()).toEqual(expected);
  });

  it('lets everybody in who stands in api.md', async () => {
    const who = demoOrganizations.flatMap(({ slug, people }) => Object.keys(people).map((role) => ({ slug, role })));
    const answers = await Promise.all(
      who.map(({ slug, role }) =>
        app.api('POST /auth/login', { tenant: slug, body: { email: `${role}@${slug}.test`, password: demoPassword } }),
      ),
    );
    expect(answers.map(({ data }) => data?.user.role)).toEqual(who.map(({ role }) => role));
  });

  it('never goes into a production', async () => {
    const kernel = { ...app.kernel, env: { ...app.kernel.env, production: true } };
    await expect(seedDemo(kernel, app.modules)).rejects.toThrow('production');
  });
});
