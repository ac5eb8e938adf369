import { createAuditLog, type AuditFault, type AuditLog } from './kernel/audit/chain.ts';
import { createKeyRing } from './kernel/crypto/key-ring.ts';
import { createDatabase } from './kernel/db/create.ts';
import type { Database } from './kernel/db/database.ts';
import { EnvError, readEnv } from './kernel/env.ts';
import { createLog } from './kernel/log.ts';
import { listOrganizations } from './modules/organizations/index.ts';

export interface Verdict {
  slug: string;
  entries: number;
  fault: AuditFault | null;
}

/** Walks the chain of every organization, in the order of their slugs. */
export async function* verifyAll(db: Database, audit: AuditLog): AsyncGenerator<Verdict> {
  const organizations = await db.as('atrium_operator', listOrganizations, { readOnly: true });
  for (const { id, slug } of organizations) {
    const { entries, fault } = await db.tenant(id, (tx) => audit.verify(tx), { readOnly: true });
    yield { slug, entries, fault };
  }
}

const meanings: Record<AuditFault['kind'], string> = {
  edited: 'was edited after it was written',
  removed: 'was removed',
  cut: 'is missing: the end of the trail was cut off, or its head was changed',
};

export function describe({ slug, entries, fault }: Verdict): string {
  if (!fault) return `${slug}: whole, ${entries} entries`;
  return `${slug}: entry ${fault.seq} ${meanings[fault.kind]}; the ${entries} before it are whole`;
}

/** `npm run audit:verify`: exit code 0 when every trail is whole, 1 when one is not or could not be read. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLog({ level: 'warn' });
  const db = await createDatabase(env, log);
  try {
    let faults = 0;
    for await (const verdict of verifyAll(db, createAuditLog(createKeyRing(env.encryptionKey)))) {
      process.stdout.write(`${describe(verdict)}\n`);
      if (verdict.fault) faults += 1;
    }
    if (faults > 0) process.exitCode = 1;
  } finally {
    await db.close();
  }
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof EnvError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
