/** Keys derived (HKDF, RFC 5869) from `ENCRYPTION_KEY`, one per purpose and org. */
export interface KeyRing {
  /** AES-256-GCM, random nonce, bound to `purpose` and `orgId`. */
  seal(purpose: string, orgId: string, plain: Uint8Array): Uint8Array;
  /** Throws when the text was changed or belongs to another purpose or org. */
  open(purpose: string, orgId: string, sealed: Uint8Array): Uint8Array;
  /** HMAC-SHA-256 under a key of its own. */
  mac(purpose: string, orgId: string, message: string | Uint8Array): Uint8Array;
}
