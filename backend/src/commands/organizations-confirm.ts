import type { Kernel } from '../kernel/kernel.ts';
import {
  approveOrganization,
  carryOutApproval,
  listOrganizations,
  organizationConfirmed,
} from '../modules/organizations/index.ts';
import { runProgram } from './program.ts';

/** Slugs of organizations that strangers registered and nobody has confirmed. */
export async function unconfirmed(kernel: Kernel): Promise<string[]> {
  const all = await kernel.db.as('atrium_operator', listOrganizations, { readOnly: true });
  return all.filter(({ confirmed }) => !confirmed).map(({ slug }) => slug);
}

/** @returns false where it was confirmed already @throws {Error} where there is none */
export async function confirm(kernel: Kernel, slug: string): Promise<boolean> {
  const organization = await kernel.tenants.bySlug(slug);
  if (!organization) throw new Error(`no organization is called ${slug}`);
  const { id } = organization;
  await kernel.db.as('atrium_operator', (tx) => approveOrganization(tx, { id, platform: false }));
  const isConfirmedNow = await kernel.db.tenant(id, async (tx) => {
    if (!(await carryOutApproval(tx))) return false;
    await kernel.audit.record(tx, { actor: null, ip: null }, organizationConfirmed({ organization_id: id }));
    return true;
  });
  kernel.tenants.drop(id);
  return isConfirmedNow;
}

/** `npm run organizations:confirm [-- <slug> …]`; without a slug it lists those to be confirmed. */
if (import.meta.main) {
  await runProgram(async (kernel, slugs) => {
    for (const slug of slugs) {
      const now = await confirm(kernel, slug);
      process.stdout.write(`${slug}: ${now ? 'is confirmed now' : 'was confirmed already'}\n`);
    }
    if (slugs.length > 0) return;
    const waiting = await unconfirmed(kernel);
    process.stdout.write(waiting.length > 0 ? `${waiting.join('\n')}\n` : 'Every organization is confirmed.\n');
  });
}
