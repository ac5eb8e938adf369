import { demoOrganizations, demoPassword, type DemoOrganization } from './demo.ts';
import { roles, type Role } from './kernel/auth/actor.ts';
import type { Tx } from './kernel/db/database.ts';
import { newId } from './kernel/db/id.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { Instances } from './kernel/modules.ts';
import { addMember, membersByEmail } from './modules/members/index.ts';
import { ensureOrganization, isSeeded, lockOrganization, organizationSeeded } from './modules/organizations/index.ts';

/**
 * Makes the demo organizations, a user of every role in each, and what each module has for them. What is there already is
 * left alone, so that it may run at every start and after one that was killed.
 */
export async function seedDemo(kernel: Kernel, modules: Instances): Promise<void> {
  if (kernel.env.production) throw new Error('Demo data must not be in production.');
  const ids = await placeOrganizations(kernel);
  // One hash for all: it is the same published password, and thirty would make the first start wait.
  let hash: Promise<string> | null = null;
  const hashOnce = () => (hash ??= kernel.passwords.hash(demoPassword));
  await Promise.all(
    demoOrganizations.map(async (organization) => {
      const id = ids.get(organization.slug) ?? '';
      await addPeople(kernel, organization, id, hashOnce);
      await addPast(kernel, modules, organization, id);
    }),
  );
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

async function addPeople(
  kernel: Kernel,
  { slug, people: names }: DemoOrganization,
  orgId: string,
  hashOnce: () => Promise<string>,
): Promise<void> {
  const missing = async (tx: Tx) => {
    const there = await membersByEmail(tx);
    return roles.filter((role) => !there.has(emailOf(role, slug)));
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
    for (const role of added)
      await addMember(kernel, tx, { email: emailOf(role, slug), name: names[role], role, passwordHash });
    await kernel.audit.record(tx, { actor: null, ip: null }, organizationSeeded({ organization_id: orgId }), {
      after: { members: added.length },
    });
  });
}

/** Each module's part once, which the trail remembers: what people have deleted since does not come back. */
async function addPast(
  kernel: Kernel,
  modules: Instances,
  { slug, name }: DemoOrganization,
  id: string,
): Promise<void> {
  for (const module of modules.all) {
    const { demo } = module;
    if (!demo || (await kernel.db.tenant(id, (tx) => isSeeded(tx, module.name), { readOnly: true }))) continue;
    await kernel.db.tenant(id, async (tx) => {
      await lockOrganization(tx);
      if (await isSeeded(tx, module.name)) return;
      const there = await membersByEmail(tx);
      const userOf = (role: Role) => there.get(emailOf(role, slug)) ?? '';
      const people = Object.fromEntries(roles.map((role) => [role, userOf(role)])) as Record<Role, string>;
      await demo(tx, { id, slug, name, people });
      await kernel.audit.record(tx, { actor: null, ip: null }, organizationSeeded({ organization_id: id }), {
        after: { module: module.name },
      });
    });
  }
}

const emailOf = (role: Role, slug: string) => `${role}@${slug}.test`;
