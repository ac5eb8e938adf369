import { demoOrganizations, demoPassword, type DemoOrganization } from './demo.ts';
import { roles, type Role } from './kernel/auth/actor.ts';
import type { Tx } from './kernel/db/database.ts';
import { newId } from './kernel/db/id.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { Instances } from './kernel/modules.ts';
import { addDemoPeople, demoMembers, type DemoPerson, demoPeople, membersByEmail } from './modules/members/index.ts';
import {
  demoLogo,
  ensureOrganization,
  lockOrganization,
  organizationSeeded,
  seededModules,
} from './modules/organizations/index.ts';

/** Age of the demo organizations in days: longer than any membership. */
const ageInDays = 420;

/**
 * Creates the demo organizations, their people, and the demo data of each module. Existing data is left alone, so it may run at
 * every start, also after one that was killed.
 */
export async function seedDemo(kernel: Kernel, modules: Instances): Promise<void> {
  if (kernel.env.production) throw new Error('Demo data must not be in production.');
  const ids = await placeOrganizations(kernel);
  // One hash for all users: hashing the same published password for each would delay the first start.
  let hash: Promise<string> | null = null;
  const hashOnce = () => (hash ??= kernel.passwords.hash(demoPassword));
  await Promise.all(
    demoOrganizations.map(async (organization) => {
      const id = ids.get(organization.slug) ?? '';
      const people = demoPeople(organization.slug, organization.people);
      await addPeople(kernel, people, id, hashOnce);
      await addPast(kernel, modules, organization, id, people);
    }),
  );
}

function placeOrganizations(kernel: Kernel): Promise<Map<string, string>> {
  const createdAt = new Date(Date.now() - ageInDays * 24 * 60 * 60 * 1_000);
  return kernel.db.as('atrium_operator', async (tx) => {
    const ids = new Map<string, string>();
    for (const { parent, people: _, ...org } of demoOrganizations) {
      const parentId = parent === null ? null : (ids.get(parent) ?? null);
      const logoUrl = demoLogo(org.slug);
      ids.set(org.slug, await ensureOrganization(tx, { ...org, id: newId(), parentId, logoUrl, createdAt }));
    }
    return ids;
  });
}

async function addPeople(
  kernel: Kernel,
  people: readonly DemoPerson[],
  orgId: string,
  hashOnce: () => Promise<string>,
): Promise<void> {
  const missing = async (tx: Tx) => {
    const there = await membersByEmail(tx);
    return people.filter(({ email }) => !there.has(email));
  };
  const absent = await kernel.db.tenant(orgId, missing, { readOnly: true });
  if (absent.length === 0) return;
  const passwordHash = await hashOnce();
  await kernel.db.tenant(orgId, async (tx) => {
    // Two processes may start at once; the second finds all people.
    await lockOrganization(tx);
    const added = await missing(tx);
    if (added.length === 0) return;
    await kernel.tokens.createSigningKey(tx);
    await addDemoPeople(kernel, tx, added, passwordHash);
    await kernel.audit.record(tx, { actor: null, ip: null }, organizationSeeded({ organization_id: orgId }), {
      after: { members: added.length },
    });
  });
}

/** Adds the data of each module once, recorded in the audit trail: what people have deleted does not come back. */
async function addPast(
  kernel: Kernel,
  modules: Instances,
  { slug, name }: DemoOrganization,
  id: string,
  known: readonly DemoPerson[],
): Promise<void> {
  const seeded = await kernel.db.tenant(id, seededModules, { readOnly: true });
  for (const module of modules.all) {
    const { demo } = module;
    if (!demo || seeded.has(module.name)) continue;
    await kernel.db.tenant(id, async (tx) => {
      await lockOrganization(tx);
      if ((await seededModules(tx)).has(module.name)) return;
      const there = await membersByEmail(tx);
      const userOf = (role: Role) => there.get(`${role}@${slug}.test`) ?? '';
      const people = Object.fromEntries(roles.map((role) => [role, userOf(role)])) as Record<Role, string>;
      await demo(tx, { id, slug, name, people, members: await demoMembers(tx, known) });
      await kernel.audit.record(tx, { actor: null, ip: null }, organizationSeeded({ organization_id: id }), {
        after: { module: module.name },
      });
    });
  }
}
