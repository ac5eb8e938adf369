import { z } from 'zod';
import type { KeyRing } from '../crypto/key-ring.ts';
import { canonical, type Json } from './canonical.ts';

export const binary = z.instanceof(Uint8Array);

/** The content of an entry, which its MAC covers together with the MAC before it. */
export interface Entry {
  id: string;
  /** 1, 2, 3 … without gaps. */
  seq: number;
  user_id: string | null;
  key_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  before: Json;
  after: Json;
  ip: string | null;
  /** ISO 8601. */
  at: string;
}

/** The MACs (HMAC-SHA-256) of an org's chain, under keys derived from `ENCRYPTION_KEY`. */
export interface ChainSeals {
  ofEntry(orgId: string, previous: Uint8Array, entry: Entry): Buffer;
  /** Under another key than the entries', so that an old head cannot be put back. */
  ofHead(orgId: string, seq: number, mac: Uint8Array): Buffer;
}

export function chainSeals(keys: KeyRing): ChainSeals {
  return {
    ofEntry(orgId, previous, entry) {
      // One spelling for each point in time, however the database formats it.
      const text = canonical({ ...entry, at: new Date(entry.at).toISOString() });
      return Buffer.from(keys.mac('audit', orgId, Buffer.concat([previous, Buffer.from(text)])));
    },
    ofHead: (orgId, seq, mac) =>
      Buffer.from(keys.mac('audit-head', orgId, Buffer.concat([Buffer.from(`${seq}:`), mac]))),
  };
}
