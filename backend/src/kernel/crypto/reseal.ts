import { Client } from 'pg';
import type { KeyRing } from './key-ring.ts';

/** A column of texts that the key ring sealed, and what each is bound to. */
interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly purpose: string;
  /** An SQL expression of the organization, or of what stands for it. */
  readonly orgId: string;
  /** An SQL expression of the subject; '' where there is none. */
  readonly subject: string;
}

/** Every column that outlives a day. `reseal.test.ts` compares it with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'users', column: 'sealed_password', purpose: 'password', orgId: `'users'`, subject: 'id::text' },
  {
    table: 'signing_keys',
    column: 'sealed_private_key',
    purpose: 'signing-key',
    orgId: 'org_id::text',
    subject: `''`,
  },
];

const batch = 200;

interface Row {
  at: string;
  org: string;
  subject: string;
  sealed: Buffer;
}

/**
 * Seals under the present key what is sealed under another accepted one, in short transactions, beside traffic. May be
 * stopped and run again.
 * @returns how many texts, by table
 * @throws {Error} naming the table where a text opens under none of the keys; what was done before stays done
 */
export async function reseal(adminUrl: string, keys: KeyRing): Promise<Record<string, number>> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const done: Record<string, number> = {};
    for (const column of sealedColumns) done[column.table] = await resealColumn(client, keys, column);
    return done;
  } finally {
    await client.end();
  }
}

async function resealColumn(client: Client, keys: KeyRing, sealed: SealedColumn): Promise<number> {
  const { table, column, purpose, orgId, subject } = sealed;
  const prefix = Buffer.from(keys.sealedPrefix);
  for (let count = 0; ;) {
    await client.query('begin');
    const { rows } = await client.query<Row>(
      `select ctid::text as at, ${orgId} as org, ${subject} as subject, ${column} as sealed from ${table}
       where ${column} is not null and substring(${column} from 1 for ${prefix.length}) <> $1 limit ${batch} for update`,
      [prefix],
    );
    for (const row of rows) {
      const fresh = keys.seal(purpose, row.org, open(keys, sealed, row), row.subject);
      // The row is locked: nobody moves it.
      await client.query(`update ${table} set ${column} = $2 where ctid = $1::tid`, [row.at, Buffer.from(fresh)]);
    }
    await client.query('commit');
    count += rows.length;
    if (rows.length === 0) return count;
  }
}

function open(keys: KeyRing, { table, purpose }: SealedColumn, { org, subject, sealed }: Row): Uint8Array {
  try {
    return keys.open(purpose, org, sealed, subject);
  } catch (error) {
    throw new Error(`${table}: neither ENCRYPTION_KEY nor an accepted key opens what is sealed there`, {
      cause: error,
    });
  }
}
