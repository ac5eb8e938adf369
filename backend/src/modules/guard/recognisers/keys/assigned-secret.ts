import type { Finding, FindingType } from '../../finding.ts';
import { looksRandom } from './entropy.ts';
import { matches } from '../matches.ts';
import { longWord, type Recogniser } from '../recogniser.ts';

const gap = '[_\\- ]?';
const names = [
  `(?<key>api${gap}key|(?:access|account|auth|encryption|private|secret|signing|service|storage)${gap}(?:access${gap})?key)`,
  `(?:client|app|consumer|shared|signing|webhook)${gap}secret|secret|(?:access|api|auth|bearer|refresh|session)${gap}token|token|credentials?`,
];
const valueCharacter = '[\\w+/.~-]';
const value = `(?<value>${valueCharacter}{16,}={0,2})`;
const cutValue = `(?<value>${valueCharacter}*={0,2})$`;
/** `api_key = "…"`, `"client_secret": "…"`, `**Token:** …`, `token is …`. */
const assigning = `(?:${names.join('|')})[\\\\"'\\]*_\`]{0,4}\\s{0,3}(?::=|=>|[:=]|\\bis\\b)[*_]{0,3}\\s{0,3}[\\\\"'\`]{0,2}`;
/** Authorization headers (RFC 6750 § 2.1, RFC 7617). */
const authorizing = `\\b(?:bearer|authorization["']?:\\s?["']?basic)\\s{1,3}`;
const ways = [assigning, authorizing].map((before) => ({
  whole: new RegExp(before + value, 'gi'),
  cut: new RegExp(before + cutValue, 'i'),
}));
/** Names of places instead of values: `process.env.API_KEY_2`, `config/keys/v1.json`, `my-secret-name`. */
const place =
  /^(?:[\w$]+(?:\.[A-Za-z_$][\w$]*)+|[.~]{0,2}\/?[a-z\d._-]+(?:\/[a-z\d._-]+)+|[a-z\d]+(?:[-_][a-z]{2,})+)$/;
const leastBits = 3.2;

export const assignedSecret: Recogniser = { needs: longWord, find, incompleteFrom };

/** Random-looking values beside a name that identifies them. */
function find(text: string): Finding[] {
  const secrets: Finding[] = [];
  for (const { whole } of ways) {
    for (const match of matches(whole, text)) {
      const { key, value: found = '' } = match.groups ?? {};
      if (place.test(found.slice(0, 256)) || !looksRandom(found, leastBits)) continue;
      const end = match.index + match[0].length;
      const type: FindingType = key === undefined ? 'secret' : 'api_key';
      secrets.push({ type, start: end - found.length, end, confidence: 'certain' });
    }
  }
  return secrets;
}

/** A value after its name at the end of the text, which may continue. */
function incompleteFrom(text: string): number {
  const starts = ways.map(({ cut }) => text.length - (cut.exec(text)?.groups?.['value']?.length ?? 0));
  return Math.min(...starts);
}
