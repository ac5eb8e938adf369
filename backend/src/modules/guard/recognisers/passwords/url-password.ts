import type { Finding } from '../../finding.ts';
import { cutFrom, judged, longestCredential } from './credential-value.ts';
import { matches } from '../matches.ts';
import type { Recogniser } from '../recogniser.ts';

/** User and password before the host of a URL (RFC 3986 § 3.2.1). */
const beforePassword = ':\\/\\/[^\\s:@/]{0,100}:';
const inUrl = new RegExp(`${beforePassword}(?<value>[^\\s@/]{3,128})@`, 'g');
const cut = new RegExp(`${beforePassword}(?<cut>[^\\s@/]{0,128})$`);

export const urlPassword: Recogniser = { needs: /:\/\//, find, incompleteFrom };

function find(text: string): Finding[] {
  const found = matches(inUrl, text).map(({ index, 0: whole, groups }) => {
    const value = groups!['value']!;
    return judged(text, index + whole.length - 1 - value.length, value, true, 'positional');
  });
  return found.filter((finding) => finding !== null);
}

function incompleteFrom(text: string): number {
  const offset = Math.max(0, text.length - longestCredential);
  return offset + cutFrom(cut, text.slice(offset));
}
