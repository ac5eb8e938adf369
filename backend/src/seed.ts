import { roles, type Role } from './kernel/auth/actor.ts';
import type { Tx } from './kernel/db/database.ts';
import { newId } from './kernel/db/id.ts';
import type { Kernel } from './kernel/kernel.ts';
import { addMember, memberEmails } from './modules/members/index.ts';
import { ensureOrganization, lockOrganization } from './modules/organizations/index.ts';

/** Of every demo user; printed at the first start. A production start refuses demo data. */
export const demoPassword = 'atrium-demo-1';

interface DemoOrganization {
  slug: string;
  name: string;
  kind: 'platform' | 'partner' | 'client';
  plan: 'basic' | 'premium' | 'enterprise';
  parent: string | null;
  primaryColor: string;
  people: Record<Role, string>;
}

function people(owner: string, admin: string, agent: string, member: string, client: string): Record<Role, string> {
  return { owner, admin, agent, member, client };
}

/** Parents before their children. */
export const demoOrganizations: readonly DemoOrganization[] = [
  {
    slug: 'atrium',
    name: 'Atrium',
    kind: 'platform',
    plan: 'enterprise',
    parent: null,
    primaryColor: '#1d6b57',
    people: people('Noor Haddad', 'Jonas Weber', 'Lena Fischer', 'Tomás Silva', 'Mia Larsen'),
  },
  {
    slug: 'northwind',
    name: 'Northwind Advisory',
    kind: 'partner',
    plan: 'premium',
    parent: 'atrium',
    primaryColor: '#1f5fa8',
    people: people('Ingrid Solberg', 'Rahul Mehta', 'Chloé Martin', 'Daniel Okafor', 'Sofia Rossi'),
  },
  {
    slug: 'contoso',
    name: 'Contoso Partners',
    kind: 'partner',
    plan: 'premium',
    parent: 'atrium',
    primaryColor: '#7a3fa0',
    people: people('Amir Rahimi', 'Grace Kim', 'Lukas Novák', 'Yuki Tanaka', 'Elena Petrova'),
  },
  {
    slug: 'acme',
    name: 'Acme Industries',
    kind: 'client',
    plan: 'basic',
    parent: 'northwind',
    primaryColor: '#b3382c',
    people: people('Wilma Coyote', 'Samir Nasser', 'Hannah Schmidt', 'Pedro Alvarez', 'Ruth Adeyemi'),
  },
  {
    slug: 'globex',
    name: 'Globex Logistics',
    kind: 'client',
    plan: 'basic',
    parent: 'northwind',
    primaryColor: '#8a5a00',
    people: people('Henrik Scorpio', 'Fatima Zahra', 'Oliver Brown', 'Anna Kowalska', 'Marco Bianchi'),
  },
  {
    slug: 'initech',
    name: 'Initech Software',
    kind: 'client',
    plan: 'basic',
    parent: 'contoso',
    primaryColor: '#3b5b73',
    people: people('Bill Lumberg', 'Priya Sharma', 'Michael Bolt', 'Samantha Lee', 'Peter Gibson'),
  },
];

/**
 * Makes the demo organizations and a user of every role in each. What is there already is left alone, so that it may
 * run at every start and after one that was killed.
 */
export async function seedDemo(kernel: Kernel): Promise<void> {
  if (kernel.env.production) throw new Error('Demo data must not be in production.');
  const ids = await placeOrganizations(kernel);
  // One hash for all: it is the same published password, and thirty would make the first start wait.
  let hash: Promise<string> | null = null;
  const hashOnce = () => (hash ??= kernel.passwords.hash(demoPassword));
  await Promise.all(demoOrganizations.map((org) => fillOrganization(kernel, org, ids.get(org.slug) ?? '', hashOnce)));
}

function placeOrganizations(kernel: Kernel): Promise<Map<string, string>> {
  return kernel.db.as('atrium_operator', async (tx) => {
    const ids = new Map<string, string>();
    for (const { parent, people: _, ...org } of demoOrganizations) {
      const parentId = parent === null ? null : (ids.get(parent) ?? null);
      ids.set(org.slug, await ensureOrganization(tx, { ...org, id: newId(), parentId }));
    }
    return ids;
  });
}

async function fillOrganization(
  kernel: Kernel,
  { slug, people: names }: DemoOrganization,
  orgId: string,
  hashOnce: () => Promise<string>,
): Promise<void> {
  const emailOf = (role: Role) => `${role}@${slug}.test`;
  const missing = async (tx: Tx) => {
    const there = await memberEmails(tx);
    return roles.filter((role) => !there.has(emailOf(role)));
  };
  const absent = await kernel.db.tenant(orgId, missing, { readOnly: true });
  if (absent.length === 0) return;
  const passwordHash = await hashOnce();
  await kernel.db.tenant(orgId, async (tx) => {
    // Two processes may start at once; the second finds everybody there.
    await lockOrganization(tx);
    const added = await missing(tx);
    if (added.length === 0) return;
    await kernel.tokens.createSigningKey(tx);
    for (const role of added) await addMember(tx, { email: emailOf(role), name: names[role], role, passwordHash });
    await kernel.audit.record(
      tx,
      { actor: null, ip: null },
      { action: 'organization.seeded', subject: { type: 'organization', id: orgId }, after: { members: added.length } },
    );
  });
}
