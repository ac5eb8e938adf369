import type { KeyRing } from '../../kernel/crypto/key-ring.ts';

/**
 * How a link reached its holder: by the mail, which shows that the address is theirs, or from somebody who manages members.
 */
export type LinkWay = 'mail' | 'hand';

/** What a token says. */
export interface InvitationToken {
  id: string;
  generation: number;
  way: LinkWay;
}

const idBytes = 16;
const generationBytes = 4;
const macBytes = 32;
const shape = new RegExp(`^[A-Za-z0-9_-]{${Math.ceil(((idBytes + generationBytes + macBytes) * 4) / 3)}}$`);
const purposes: Readonly<Record<LinkWay, string>> = { mail: 'invitation by mail', hand: 'invitation by hand' };

/**
 * A token is id ‖ generation ‖ MAC, under a key of the organization and the way. Nothing of it is stored: it is made anew wherever
 * it is needed, and ends when the generation is raised.
 */
export function mintInvitationToken(keys: KeyRing, orgId: string, { id, generation, way }: InvitationToken): string {
  const body = Buffer.alloc(idBytes + generationBytes);
  body.write(id.replaceAll('-', ''), 'hex');
  body.writeUInt32BE(generation, idBytes);
  return Buffer.concat([body, keys.mac(purposes[way], orgId, body)]).toString('base64url');
}

/** Null: not made here, or of another organization. */
export function readInvitationToken(keys: KeyRing, orgId: string, token: string): InvitationToken | null {
  if (!shape.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, -macBytes);
  const mac = bytes.subarray(-macBytes);
  const way = (['mail', 'hand'] as const).find((one) => keys.isMac(purposes[one], orgId, body, mac));
  // Base64url may be written in several ways; there is one token.
  if (way === undefined || bytes.toString('base64url') !== token) return null;
  const id = body.toString('hex', 0, idBytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, generation: body.readUInt32BE(idBytes), way };
}

/** The token stands in the fragment, which browsers send to nobody. */
export function linkOf(portal: string, token: string): string {
  return `${portal}/invitation#token=${token}`;
}
