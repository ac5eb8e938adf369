/** Random enough to be unique; `crypto.randomUUID` is missing without a secure context. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
