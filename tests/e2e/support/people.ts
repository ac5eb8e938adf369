import { randomBytes } from 'node:crypto';
import { type ApiClient, clientOf } from '../../support/client.ts';

/** The password of every account of the demo data. */
export const demoPassword = 'atrium-demo-1';

export const roles = ['owner', 'admin', 'agent', 'member', 'client'] as const;
export type Role = (typeof roles)[number];

/** The portal that `start.ts` suspends. */
export const suspendedSlug = 'suspended-portal';

export interface Company {
  name: string;
  slug: string;
  owner: { name: string; email: string; password: string };
}

/** A company with a random name and slug that is not registered yet, one per test. */
export function someCompany(): Company {
  const tag = randomBytes(4).toString('hex');
  return {
    name: `Möbelhaus Ünal ${tag}`,
    slug: `moebelhaus-uenal-${tag}`,
    owner: { name: 'Şebnem Ünal', email: `sebnem@${tag}.test`, password: 'vier-blaue-stühle-am-fenster' },
  };
}

/** Registers a company through the API. */
export async function registered(origin: string, slug?: string, name?: string): Promise<Company> {
  const company = { ...someCompany(), ...(slug && { slug }), ...(name && { name }) };
  const { error } = await clientOf(origin).api('POST /organizations', { body: company });
  if (error) throw new Error(`Registering ${company.slug}: ${error.code}`);
  return company;
}

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** An API client signed in as the owner of a company. */
export async function asOwner(
  origin: string,
  { slug, owner: { email, password } }: Company,
): Promise<ApiClient['api']> {
  const client = clientOf(origin);
  const { data, error } = await client.api('POST /auth/login', { tenant: slug, body: { email, password } });
  if (error) throw new Error(`Signing in to ${slug}: ${error.code}`);
  return (key, input) => client.api(key, { tenant: slug, token: data.access_token, ...input });
}

/** Opens joining, and requests to join as a new user, whose request then waits. */
export async function waiting(origin: string, company: Company, name = 'Änne Kundin'): Promise<Person> {
  const owner = await asOwner(origin, company);
  await owner('PATCH /organization', { body: { settings: { self_registration: 'open' } } });
  const person = {
    name,
    email: `client-${randomBytes(3).toString('hex')}@${company.slug}.test`,
    password: company.owner.password,
  };
  const { error } = await clientOf(origin).api('POST /auth/register', { tenant: company.slug, body: person });
  if (error) throw new Error(`Asking to join ${company.slug}: ${error.code}`);
  return person;
}

/** A client of the company, whose request to join was accepted. */
export async function admitted(origin: string, company: Company, name?: string): Promise<Person> {
  const person = await waiting(origin, company, name);
  const owner = await asOwner(origin, company);
  const { data } = await owner('GET /members', { query: { status: 'waiting', q: person.email } });
  const { error } = await owner('POST /members/:id/admit', { params: { id: data[0]?.id ?? '' } });
  if (error) throw new Error(`Admitting ${person.email}: ${error.code}`);
  return person;
}
