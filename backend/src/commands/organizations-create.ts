import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Kernel } from '../kernel/kernel.ts';
import { createOrganization, listOrganizations, newOrganization } from '../modules/organizations/index.ts';
import { runProgram } from './program.ts';

const usage = `npm run organizations:create -- --slug acme --name "Acme Inc" --owner-name "Ada" --owner-email ada@acme.example [--platform]

Makes a confirmed organization, whatever REGISTRATION says, and prints the first password of its owner once, before it begins.
--platform: the one whose owners and admins run the installation; there is one at most.`;

const options = {
  slug: { type: 'string' },
  name: { type: 'string' },
  'owner-name': { type: 'string' },
  'owner-email': { type: 'string' },
  platform: { type: 'boolean', default: false },
} as const;

/**
 * @param tell receives the owner's first password before anything is written: otherwise a process that dies in between would
 * leave an organization that nobody can open
 * @throws {Error} a sentence for the console
 */
export async function create(
  kernel: Kernel,
  args: string[],
  tell: (line: string) => unknown = () => undefined,
): Promise<{ email: string; password: string }> {
  const { values } = parseArgs({ args, options });
  const parsed = newOrganization.safeParse({
    name: values.name,
    slug: values.slug,
    owner: {
      name: values['owner-name'],
      email: values['owner-email'],
      password: randomBytes(15).toString('base64url'),
    },
  });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ code, path, message }) => {
      // All fields are text, or missing.
      return `  ${path.join(' ')}: ${code === 'invalid_type' ? 'is missing' : message}`;
    });
    throw new Error([...faults, '', usage].join('\n'));
  }
  const { owner } = parsed.data;
  const { platform } = values;
  if (platform) await requireNoPlatform(kernel);
  tell(`${owner.email} will be its owner, with the password ${owner.password}`);
  await createOrganization(kernel, parsed.data, { kind: 'console', platform }, async () => undefined);
  return { email: owner.email, password: owner.password };
}

async function requireNoPlatform(kernel: Kernel): Promise<void> {
  const all = await kernel.db.as('atrium_operator', listOrganizations, { readOnly: true });
  const there = all.find(({ kind }) => kind === 'platform');
  if (there) throw new Error(`${there.slug} is the platform's organization, and there is one only`);
}

if (import.meta.main) {
  await runProgram(async (kernel, args) => {
    await create(kernel, args, (line) => process.stdout.write(`${line}\n`));
    process.stdout.write('It is made. The password is not shown again: change it after signing in.\n');
  });
}
