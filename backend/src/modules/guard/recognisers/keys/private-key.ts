import type { Finding } from '../../finding.ts';
import type { Recogniser } from '../recogniser.ts';

const header = /-----BEGIN (?:[A-Z\d ]{1,30} )?PRIVATE KEY(?: BLOCK)?-----/g;
/** Line breaks, which may be escaped, as in JSON. */
const lineBreak = '(?:\\s|\\\\[nr])';
const field = '[A-Za-z-]{1,30}: [^\\n\\\\]{1,120}';
const base64 = '[A-Za-z\\d+/=]';
/** The beginning of a key's content: base64, or header fields before it (RFC 1421 § 4.4, RFC 9580 § 6.2). */
const fields = `${lineBreak}{0,8}(?:${field}(?:[\\r\\n]|\\\\[nr]){1,8}){0,6}`;
const beginning = new RegExp(`${fields}${base64}{16}`, 'y');
/** The rest of the content. */
const rest = new RegExp(`${base64}*(?:${lineBreak}|${base64}{16,})*`, 'y');
const lastLines = `(?:${base64}{1,64}${lineBreak}{1,4}){0,2}`;
const footer = new RegExp(`${lastLines}-----END [A-Z\\d ]{1,50}-----`, 'y');

const cutHeader = /-{2,5}(?:B(?:E(?:G(?:I(?:N[A-Z\d -]{0,60})?)?)?)?)?$/;
const cutBeginning = new RegExp(`^${fields}\\\\?(?:[A-Za-z-]{1,30}(?:: ?)?|${field}|${base64}{0,15})$`);
const cutFooter = new RegExp(`^${lastLines}(?:${base64}{0,64}\\\\?|-{0,5}|-----E(?:N(?:D[A-Z\\d -]{0,60})?)?)$`);
const longestHeader = 80;
const longestBeginning = 1_100;
const longestFooter = 210;

export const privateKey: Recogniser = { needs: /-----BEGIN /, find, incompleteFrom };

/** PEM blocks (RFC 7468), whole or cut off. */
function find(text: string): Finding[] {
  const found: Finding[] = [];
  header.lastIndex = 0;
  for (let match = header.exec(text); match !== null; match = header.exec(text)) {
    const end = endOf(text, header.lastIndex);
    if (end === null) continue;
    found.push({ type: 'secret', start: match.index, end, confidence: 'certain' });
    header.lastIndex = end;
  }
  return found;
}

/** End of the block whose header ends at `from`; null if no key follows. */
function endOf(text: string, from: number): number | null {
  const body = matchEnd(beginning, text, from);
  if (body === null) return null;
  const end = matchEnd(rest, text, body) ?? body;
  return matchEnd(footer, text, end) ?? from + text.slice(from, end).trimEnd().length;
}

function matchEnd(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function incompleteFrom(text: string): number {
  const offset = Math.max(0, text.length - longestHeader);
  const cut = cutHeader.exec(text.slice(offset));
  return Math.min(lastOpenKey(text), cut ? offset + cut.index : text.length);
}

/** The last key, if its footer may still come. */
function lastOpenKey(text: string): number {
  const begins = text.lastIndexOf('-----BEGIN ');
  if (begins === -1) return text.length;
  header.lastIndex = begins;
  if (header.exec(text)?.index !== begins) return text.length;
  const from = header.lastIndex;
  const body = matchEnd(beginning, text, from);
  if (body === null) return cutBeginning.test(text.slice(from, from + longestBeginning)) ? begins : text.length;
  const end = matchEnd(rest, text, body) ?? body;
  return cutFooter.test(text.slice(end, end + longestFooter)) ? begins : text.length;
}
