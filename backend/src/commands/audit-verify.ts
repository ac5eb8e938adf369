import { createAuditLog, type AuditLog } from '../kernel/audit/chain.ts';
import type { AuditFault, Verdict } from '../kernel/audit/verify.ts';
import { createFanout } from '../kernel/events/fanout.ts';
import { createEventBus } from '../kernel/events/outbox.ts';
import { createKeyRing } from '../kernel/crypto/key-ring.ts';
import { createDatabase } from '../kernel/db/create.ts';
import type { Database } from '../kernel/db/database.ts';
import { EnvError, readEnv } from '../kernel/env.ts';
import { createLog } from '../kernel/log.ts';
import { listOrganizations } from '../modules/organizations/index.ts';

/** What became of one trail; `unreadable` says why nothing is known of it. */
type Report = { slug: string } & (Verdict | { unreadable: string });

/** Walks the chain of every organization, in the order of their slugs. One that cannot be read keeps no other from being. */
export async function* verifyAll(db: Database, audit: AuditLog): AsyncGenerator<Report> {
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
export function describe({ slug, ...report }: Report): string {
  if ('unreadable' in report) return `${slug}: could not be read: ${report.unreadable}`;
  const { entries, faults, acknowledged } = report;
  const known = acknowledged > 0 ? `, ${acknowledged} known faults (audit.repaired)` : '';
  if (faults.length === 0) return `${slug}: whole, ${entries} entries${known}`;
  const lines = faults.map(({ seq, kind }) => `  entry ${seq} ${meanings[kind]}`);
  return [`${slug}: damaged, ${entries} entries${known}`, ...lines].join('\n');
}

/**
 * `npm run audit:verify`: exit code 0 when every trail is whole, 1 when one is not or could not be read.
 * `npm run audit:repair -- <slug>`: acknowledges the faults of one trail by an entry that names them.
 */
async function main(args: readonly string[]): Promise<void> {
  const env = readEnv(process.env);
  const log = createLog({ level: 'warn' });
  const db = await createDatabase(env, log);
  const audit = createAuditLog(createKeyRing(env.encryptionKey), createEventBus(createFanout(null, log)));
  try {
    if (args[0] === 'repair') return await repair(db, audit, args[1]);
    for await (const report of verifyAll(db, audit)) {
      process.stdout.write(`${describe(report)}\n`);
      if ('unreadable' in report || report.faults.length > 0) process.exitCode = 1;
    }
  } finally {
    await db.close();
  }
}

async function repair(db: Database, audit: AuditLog, wanted: string | undefined): Promise<void> {
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

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof EnvError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
