import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

/** Replaces the logo, or removes it. @param logo the bytes of a PNG, under the id that its address will have */
export async function replaceLogo(tx: Tx, logo: { id: string; png: Buffer } | null): Promise<void> {
  await tx.query(sql.unsafe`delete from logos where org_id = ${tx.orgId}`);
  if (!logo) return;
  await tx.query(sql.unsafe`
    insert into logos (org_id, id, png) values (${tx.orgId}, ${logo.id}, ${sql.binary(logo.png)})`);
}

/** The bytes of a PNG; null: there is none, or not any more. */
export async function findLogo(tx: Tx, id: string): Promise<Buffer | null> {
  const row = await tx.maybeOne(sql.type(z.object({ png: z.instanceof(Buffer) }))`
    select png from logos where org_id = ${tx.orgId} and id = ${id}`);
  return row?.png ?? null;
}
