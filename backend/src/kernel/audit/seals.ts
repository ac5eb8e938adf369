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
  /** Under any accepted key: entries keep the MAC of their time. */
  isOfEntry(orgId: string, previous: Uint8Array, entry: Entry, mac: Uint8Array): boolean;
  isOfHead(orgId: string, seq: number, mac: Uint8Array, seal: Uint8Array): boolean;
  ofEntry(orgId: string, previous: Uint8Array, entry: Entry): Buffer;
  /** Under another key than the entries', so that an old head cannot be put back. */
  ofHead(orgId: string, seq: number, mac: Uint8Array): Buffer;
}

export function chainSeals(keys: KeyRing): ChainSeals {
  return {
    ofEntry: (orgId, previous, entry) => Buffer.from(keys.mac('audit', orgId, textOf(previous, entry))),
    ofHead: (orgId, seq, mac) => Buffer.from(keys.mac('audit-head', orgId, headOf(seq, mac))),
    isOfEntry: (orgId, previous, entry, mac) => keys.isMac('audit', orgId, textOf(previous, entry), mac),
    isOfHead: (orgId, seq, mac, seal) => keys.isMac('audit-head', orgId, headOf(seq, mac), seal),
  };
}

function textOf(previous: Uint8Array, entry: Entry): Buffer {
  // One spelling of a point in time, whichever way the database writes it.
  return Buffer.concat([previous, Buffer.from(canonical({ ...entry, at: new Date(entry.at).toISOString() }))]);
}

function headOf(seq: number, mac: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${seq}:`), mac]);
}
