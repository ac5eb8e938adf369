import type { Finding } from '../finding.ts';

const header = /-----BEGIN (?:[A-Z\d ]{1,30} )?PRIVATE KEY(?: BLOCK)?-----/g;
const footer = '-----END';
/** Lines of base64, also with `\n` spelled out as JSON does. */
const lines = /(?:(?:\s|\\[nr])*[A-Za-z\d+/=]{16,}){0,400}/y;

/** PEM blocks (RFC 7468), whole or cut off. */
export function* findPrivateKeys(text: string): Generator<Finding> {
  const lastFooter = text.lastIndexOf(footer);
  for (let match = header.exec(text); match !== null; match = header.exec(text)) {
    const { index: start } = match;
    const end = start < lastFooter ? endOfFooter(text, start) : endOfLines(text, header.lastIndex);
    yield { type: 'secret', start, end };
    header.lastIndex = end;
  }
}

function endOfFooter(text: string, from: number): number {
  const at = text.indexOf(footer, from) + footer.length;
  const close = text.slice(at, at + 60).indexOf('-----');
  return close === -1 ? at : at + close + 5;
}

function endOfLines(text: string, from: number): number {
  lines.lastIndex = from;
  return lines.test(text) ? lines.lastIndex : from;
}
