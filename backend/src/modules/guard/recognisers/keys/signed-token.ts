import type { Finding } from '../../finding.ts';
import { lastWordFrom } from './last-word.ts';
import { matches } from '../matches.ts';
import { longWord, type Recogniser } from '../recogniser.ts';

/** JWTs: two JSON objects and a signature in base64url (RFC 7519), at the beginning of a word. */
const jwt = /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g;
const cutJwt = /(?<![\w-])ey(?:J[\w-]*(?:\.[\w-]*){0,2})?$/;
/** Webhook addresses: knowing one is enough to post to it. */
const webhook = /(?<![A-Za-z\d])hooks\.slack\.com\/services\/\w{8,12}\/\w{8,12}\/\w{16,32}/g;
const cutWebhook = /(?<![A-Za-z\d])ho(?:o(?:k(?:s(?:\.[\w./]{0,80})?)?)?)?$/;

/** Credentials that are complete by themselves. */
const find = (text: string): Finding[] =>
  [jwt, webhook].flatMap((pattern) =>
    matches(pattern, text).map(({ index, 0: { length } }) => ({
      type: 'secret',
      start: index,
      end: index + length,
      confidence: 'certain',
    })),
  );

function incompleteFrom(text: string): number {
  const offset = lastWordFrom(text);
  const word = text.slice(offset);
  const starts = [cutJwt, cutWebhook].map((cut) => cut.exec(word)?.index ?? word.length);
  return offset + Math.min(...starts);
}

export const signedToken: Recogniser = { needs: longWord, find, incompleteFrom };
