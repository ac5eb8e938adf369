/** Text with look-alikes put right, and where its units stood in the original. */
export interface Folded {
  text: string;
  /** Where the unit at `index` begins in the original. */
  startOf(index: number): number;
  /** Where the unit before `index` ends in the original. */
  endOf(index: number): number;
}

const ascii = /^[\0-\x7f]*$/;
const known = new Map<string, string>();
const rememberedChars = 8_192;

/**
 * Digits of every script, full-width and mathematical letters, exotic spaces and dashes become their ASCII look-alikes;
 * what cannot be seen (zero-width characters, soft hyphens, direction marks) and combining marks go.
 */
export function fold(original: string): Folded {
  if (ascii.test(original)) return { text: original, startOf: (index) => index, endOf: (index) => index };
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let offset = 0;
  for (const char of original) {
    const end = offset + char.length;
    const folded = char < '\u0080' ? char : foldChar(char);
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(offset);
      ends.push(end);
    }
    text += folded;
    offset = end;
  }
  return { text, startOf: (index) => starts[index] ?? original.length, endOf: (index) => ends[index - 1] ?? 0 };
}

function foldChar(char: string): string {
  const before = known.get(char);
  if (before !== undefined) return before;
  if (known.size >= rememberedChars) known.clear();
  const folded = lookAlike(char);
  known.set(char, folded);
  return folded;
}

function lookAlike(char: string): string {
  if (/[\p{Cf}\p{Mn}]/u.test(char)) return '';
  if (/\p{Nd}/u.test(char)) return String(digitValue(char.codePointAt(0)!));
  if (/\p{Zs}/u.test(char)) return ' ';
  if (/[\p{Pd}\u2212]/u.test(char)) return '-';
  const plain = char.normalize('NFKC');
  return plain.length === 1 && plain < '\u0080' ? plain : char;
}

/** Every block of decimal digits begins with its zero, and blocks that touch have ten each (Unicode Standard, § 4.6). */
function digitValue(codePoint: number): number {
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (codePoint - zero) % 10;
}
