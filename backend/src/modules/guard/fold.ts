/** Text with look-alikes replaced, and the positions of its units in the original. Both count UTF-16 code units. */
export interface Folded {
  text: string;
  /** Position in the original where the unit at `index` begins. */
  startOf: (index: number) => number;
  /** Position in the original where the unit before `index` ends, invisible characters after it included. */
  endOf: (index: number) => number;
}

/**
 * The fold of each code point, filled in as characters are met, so that each is classified once in the life of the process.
 * Other values are the ASCII character that replaces it.
 */
const table = new Uint8Array(0x110000);
const unclassified = 0;
const itself = 1;
const nothing = 2;

const same = (index: number): number => index;

/**
 * Replaces digits of every script, full-width and mathematical letters, exotic blanks, dashes, dots, bars and quotation marks
 * by their ASCII look-alikes; removes invisible characters (zero-width and control characters, soft hyphens, direction marks)
 * and combining marks. It works character by character: the fold of a concatenation is the concatenation of the folds.
 */
export function fold(original: string): Folded {
  const from = firstFolded(original);
  if (from === original.length) return { text: original, startOf: same, endOf: same };

  const units = new Uint16Array(original.length);
  const starts = new Uint32Array(original.length);
  let length = 0;
  for (let at = 0; at < original.length;) {
    const codePoint = original.codePointAt(at)!;
    const width = codePoint > 0xffff ? 2 : 1;
    const folded = at < from ? itself : foldOf(codePoint);
    if (folded !== nothing) {
      starts[length] = at;
      units[length++] = folded === itself ? original.charCodeAt(at) : folded;
      if (folded === itself && width === 2) {
        starts[length] = at + 1;
        units[length++] = original.charCodeAt(at + 1);
      }
    }
    at += width;
  }
  const text = Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
  return {
    text,
    startOf: (index) => (index < length ? starts[index]! : original.length),
    endOf: (index) => (index === 0 ? 0 : index < length ? starts[index]! : original.length),
  };
}

/** Position of the first character that folding changes; the text's length if there is none. */
function firstFolded(text: string): number {
  const unusual = text.search(/[^\t-\r -~]/);
  if (unusual === -1) return text.length;
  for (let at = unusual; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (foldOf(codePoint) !== itself) return at;
    if (codePoint > 0xffff) at++;
  }
  return text.length;
}

function foldOf(codePoint: number): number {
  const known = table[codePoint]!;
  return known === unclassified ? (table[codePoint] = classify(codePoint)) : known;
}

/** Look-alikes that NFKC does not map to ASCII. The bars are those of drawn tables. */
const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/[\p{Pd}\u02d7\u2043\u2212\u2500\u2501]/u, '-'],
  [/[\u00b7\u2022\u2027\u2219\u22c5\u25aa\u25cb\u25cf\u25e6\u30fb]/u, '.'],
  [/[\u2502\u2503\u2551]/u, '|'],
  [/[\u2044\u2215]/u, '/'],
  [/\u2236/u, ':'],
  [/[\u00ab\u00bb\u201c-\u201f]/u, '"'],
  [/[\u2018-\u201b\u2039\u203a]/u, "'"],
  [/[\p{Zl}\p{Zp}]/u, '\n'],
  [/\p{Zs}/u, ' '],
];

function classify(codePoint: number): number {
  const char = String.fromCodePoint(codePoint);
  if (/[\t-\r -~]/.test(char)) return itself;
  if (/[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u.test(char)) return nothing;
  if (/\p{Nd}/u.test(char)) return 48 + digitValue(codePoint);
  const plain = char.normalize('NFKC');
  const found = lookAlikes.find(
    ([characters]) => characters.test(char) || (plain.length === 1 && characters.test(plain)),
  );
  if (found) return found[1].charCodeAt(0);
  return plain.length === 1 && plain < '\u0080' ? plain.charCodeAt(0) : itself;
}

/**
 * The value of a decimal digit. Every block of digits begins with its zero, and adjacent blocks have ten each (Unicode
 * Standard, § 4.6).
 */
function digitValue(codePoint: number): number {
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (codePoint - zero) % 10;
}
