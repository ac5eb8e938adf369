import { randomBytes } from 'node:crypto';

/** The password of every account of the demo data. */
export const demoPassword = 'atrium-demo-1';

export const roles = ['owner', 'admin', 'agent', 'member', 'client'] as const;
export type Role = (typeof roles)[number];

/** The portal that `start.ts` suspends. */
export const closedSlug = 'closed-doors';

export interface Company {
  name: string;
  slug: string;
  owner: { name: string; email: string; password: string };
}

/** A company that nobody has registered yet, so that tests never meet in one. */
export function someCompany(): Company {
  const tag = randomBytes(4).toString('hex');
  return {
    name: `Möbelhaus Ünal ${tag}`,
    slug: `moebelhaus-uenal-${tag}`,
    owner: { name: 'Şebnem Ünal', email: `sebnem@${tag}.test`, password: 'vier-blaue-stühle-am-fenster' },
  };
}

/** Registers it through the API: for tests whose subject comes after that. */
export async function registered(origin: string, slug?: string, name?: string): Promise<Company> {
  const company = { ...someCompany(), ...(slug && { slug }), ...(name && { name }) };
  const response = await fetch(`${origin}/api/v1/organizations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(company),
  });
  if (!response.ok) throw new Error(`Registering ${company.slug}: ${response.status} ${await response.text()}`);
  return company;
}
