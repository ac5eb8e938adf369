import { roles, type Role } from '../../backend/src/kernel/auth/actor.ts';
import { demoOrganizations, demoPassword } from '../../backend/src/demo.ts';
import { seedDemo } from '../../backend/src/seed.ts';
import type { TestApp } from './app.ts';
import type { ApiInput } from './client.ts';

/** Somebody of the demo data, signed in. */
export interface Person {
  org: string;
  role: Role;
  userId: string;
  token: string;
}

export interface World {
  /** Everybody: each role of each demo organization. */
  people: readonly Person[];
  person(org: string, role: Role): Person;
  /** A request as this person, at their own portal unless told otherwise. */
  as(person: Person, key: string, input?: ApiInput): Promise<Response>;
}

/** The demo organizations of a platform, two partners and their clients, with everybody signed in. */
export async function peopleWorld(app: TestApp): Promise<World> {
  await seedDemo(app.kernel, app.modules);
  const signIns = demoOrganizations.flatMap(({ slug }) => roles.map((role) => signIn(app, slug, role)));
  const people = await Promise.all(signIns);
  return {
    people,
    person(org, role) {
      const found = people.find((one) => one.org === org && one.role === role);
      if (!found) throw new Error(`nobody is ${role} of ${org}`);
      return found;
    },
    as: (person, key, input) => app.request(key, { tenant: person.org, token: person.token, ...input }),
  };
}

async function signIn(app: TestApp, org: string, role: Role): Promise<Person> {
  const { data, error } = await app.api('POST /auth/login', {
    tenant: org,
    body: { email: `${role}@${org}.test`, password: demoPassword },
  });
  if (error) throw new Error(`signing in as ${role} of ${org}: ${error.code}`);
  return { org, role, userId: data.user.id, token: data.access_token };
}

/** What a tenant's rows are, in every table: equal strings mean that nothing was changed. */
export async function rowsOf(app: TestApp, orgId: string): Promise<Record<string, string>> {
  const tables = await app.database.admin<{ name: string }>(`
    select c.relname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    order by c.relname`);
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await app.database.admin<{ digest: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t where org_id = $1`,
      [orgId],
    );
    digests[name] = row?.digest ?? '';
  }
  return digests;
}
