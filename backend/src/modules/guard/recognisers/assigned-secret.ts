import type { Finding, FindingType } from '../finding.ts';
import { looksRandom } from './entropy.ts';

const gap = '[_\\- ]?';
const names = [
  `(?<key>api${gap}key|(?:access|account|auth|encryption|private|secret|signing|service|storage)${gap}(?:access${gap})?key)`,
  `(?:client|app|consumer|shared|signing|webhook)${gap}secret|secret|(?:access|api|auth|bearer|refresh|session)${gap}token|token|credentials?`,
];
/** `api_key = "…"`, `"client_secret": "…"`, `token is …`. */
const assignment = new RegExp(
  `(?:${names.join('|')})["'\\]]?\\s{0,3}(?::=|=>|[:=]|\\bis\\b)\\s{0,3}["'\`]?(?<value>[\\w+/.~-]{16,}={0,2})`,
  'gi',
);
/** RFC 6750 § 2.1, RFC 7617. */
const authorization = /\b(?:bearer|authorization["']?:\s?["']?basic)\s{1,3}(?<value>[\w+/.~-]{16,}={0,2})/gi;
/** `process.env.API_KEY_2`, `config/keys/v1.json`, `my-secret-name`: names of places, not what is there. */
const place =
  /^(?:[\w$]+(?:\.[A-Za-z_$][\w$]*)+|[.~]{0,2}\/?[a-z\d._-]+(?:\/[a-z\d._-]+)+|[a-z\d]+(?:[-_][a-z]{2,})+)$/;
const leastBits = 3.2;

/** Values that look random beside a name that says what they are. */
export function* findAssignedSecrets(text: string): Generator<Finding> {
  for (const pattern of [assignment, authorization]) {
    for (const match of text.matchAll(pattern)) {
      const { key, value = '' } = match.groups ?? {};
      if (place.test(value.slice(0, 256)) || !looksRandom(value, leastBits)) continue;
      const end = match.index + match[0].length;
      const type: FindingType = key === undefined ? 'secret' : 'api_key';
      yield { type, start: end - value.length, end };
    }
  }
}
