/** 128 random bits as text; `crypto.randomUUID` is undefined outside of secure contexts. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
