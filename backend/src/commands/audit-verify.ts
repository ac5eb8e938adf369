import type { AuditFault, Verdict } from '../kernel/audit/verify.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { listOrganizations } from '../modules/organizations/index.ts';
import { runProgram } from './program.ts';

/** The result for one organization; `unreadable` says why its trail could not be read. */
type Report = { slug: string } & (Verdict | { unreadable: string });

/** Verifies the chain of every organization, ordered by slug. One that cannot be read does not stop the others. */
async function* verifyAll({ db, audit }: Kernel): AsyncGenerator<Report> {
  const organizations = await db.as('atrium_operator', listOrganizations, { readOnly: true });
  for (const { id, slug } of organizations) {
    const verify = db.tenant(id, (tx) => audit.verify(tx), { readOnly: true });
    yield { slug, ...(await verify.catch((error: unknown) => ({ unreadable: String(error) }))) };
  }
}

const meanings: Record<AuditFault['kind'], string> = {
  edited: 'was edited after it was written, or forged',
  removed: 'was removed, perhaps with others after it',
  cut: 'is missing: the end of the trail was cut off, or its head was changed',
};

/** A line for the trail, and one for each fault. */
function describe({ slug, ...report }: Report): string {
  if ('unreadable' in report) return `${slug}: could not be read: ${report.unreadable}`;
  const { entries, faults, acknowledged } = report;
  const known = acknowledged > 0 ? `, ${acknowledged} known faults (audit.repaired)` : '';
  if (faults.length === 0) return `${slug}: whole, ${entries} entries${known}`;
  const lines = faults.map(({ seq, kind }) => `  entry ${seq} ${meanings[kind]}`);
  return [`${slug}: damaged, ${entries} entries${known}`, ...lines].join('\n');
}

async function repair({ db, audit }: Kernel, wanted: string | undefined): Promise<void> {
  const organizations = await db.as('atrium_operator', listOrganizations, { readOnly: true });
  const organization = organizations.find(({ slug }) => slug === wanted);
  if (!organization) throw new Error('name one organization by its slug: npm run audit:repair -- <slug>');
  const faults = await db.tenant(organization.id, (tx) => audit.repair(tx));
  const said = faults.map(({ seq, kind }) => `  entry ${seq} ${meanings[kind]}`);
  process.stdout.write(
    faults.length === 0
      ? `${organization.slug}: whole, nothing to acknowledge\n`
      : [`${organization.slug}: acknowledged in an entry of its own`, ...said, ''].join('\n'),
  );
}

/**
 * `npm run audit:verify`: exit code 0 when every trail is whole, 1 when one is not or could not be read.
 * `npm run audit:repair -- <slug>`: acknowledges the faults of one trail by an entry that names them.
 */
await runProgram(
  async (kernel, args) => {
    if (args[0] === 'repair') return repair(kernel, args[1]);
    for await (const report of verifyAll(kernel)) {
      process.stdout.write(`${describe(report)}\n`);
      if ('unreadable' in report || report.faults.length > 0) process.exitCode = 1;
    }
  },
  // Verification needs the database only, and works while Redis is away.
  { redisUrl: undefined },
);
