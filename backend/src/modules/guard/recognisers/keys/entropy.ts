/** Shannon entropy in bits a character. Words have 2–3, random base64 4–6, `xxxxxxxx` 0. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Whether a text may be a key: random enough, and not letters or digits alone. Reads the first part of long ones. */
export function looksRandom(text: string, bits: number): boolean {
  const part = text.slice(0, 256);
  return /\d/.test(part) && /[A-Za-z]/.test(part) && entropy(part) >= bits;
}
