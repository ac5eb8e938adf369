import type { Kernel } from '../kernel/kernel.ts';
import { listOrganizations } from '../modules/organizations/index.ts';
import { runProgram } from './program.ts';

/** Rotates the signing key of the organization with this slug, or of all, ordered by slug. */
async function* rotateKeys(
  { db, tokens }: Kernel,
  only: string | undefined,
): AsyncGenerator<{ slug: string; kid: string }> {
  const all = await db.as('atrium_operator', listOrganizations, { readOnly: true });
  const chosen = only === undefined ? all : all.filter(({ slug }) => slug === only);
  if (only !== undefined && chosen.length === 0) throw new Error(`no organization is called ${only}`);
  for (const { id, slug } of chosen) yield { slug, kid: await tokens.rotateSigningKey(id) };
}

/** `npm run keys:rotate [-- <slug>]`: exit code 1 when one could not be rotated; those printed before it are. */
await runProgram(async (kernel, slugs) => {
  if (slugs.length > 1) throw new Error('name one organization by its slug, or none for all of them');
  for await (const { slug, kid } of rotateKeys(kernel, slugs[0])) {
    process.stdout.write(`${slug}: ${kid} signs from now on; the old key verifies until what it signed has expired\n`);
  }
});
