import type { Finding } from '../finding.ts';
import { looksRandom } from './entropy.ts';

/**
 * How the keys of known services begin, and how much must follow at least. The rest of the word belongs to it as well:
 * so each place is looked at once, and nothing is tried twice.
 */
const beginnings = [
  'sk-[\\w-]{20}', // OpenAI, Anthropic, OpenRouter, DeepSeek
  '(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z\\d]{16}(?![A-Za-z\\d])', // AWS
  'gh[opusr]_[A-Za-z\\d]{36}|github_pat_\\w{22}', // GitHub
  'gl(?:pat|dt|rt|ptt)-[\\w-]{20}', // GitLab
  'xox[abeoprs]-[\\w-]{10}|xapp-\\d-[\\w-]{10}', // Slack
  '[rs]k_(?:live|test)_[A-Za-z\\d]{16}|whsec_[A-Za-z\\d+/]{24}', // Stripe
  'AIza[\\w-]{35}|GOCSPX-[\\w-]{28}|ya29\\.[\\w-]{20}', // Google
  'SG\\.[\\w-]{16,32}\\.[\\w-]{16}', // SendGrid
  'npm_[A-Za-z\\d]{36}|pypi-AgE[\\w-]{50}|hf_[A-Za-z\\d]{30}|dop_v1_[a-f\\d]{64}', // npm, PyPI, Hugging Face, DigitalOcean
  'shp(?:at|ca|pa|ss)_[a-fA-F\\d]{32}|key-[a-f\\d]{32}|SK[a-f\\d]{32}', // Shopify, Mailgun, Twilio
  '\\d{8,10}:AA[\\w-]{33}', // Telegram
  'atr_\\w{16}', // Atrium
];
const apiKey = new RegExp(`(?<![A-Za-z\\d])(?:${beginnings.join('|')})`, 'g');
const restOfWord = /[\w-]*/y;
/** Two JSON objects and a signature in base64url (RFC 7519). Begins only where a word does. */
const jwt = /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g;
const webhook = /hooks\.slack\.com\/services\/\w{8,12}\/\w{8,12}\/\w{16,32}/g;
const leastBits = 3;

export function* findTokens(text: string): Generator<Finding> {
  apiKey.lastIndex = 0;
  for (let match = apiKey.exec(text); match !== null; match = apiKey.exec(text)) {
    restOfWord.lastIndex = apiKey.lastIndex;
    restOfWord.test(text);
    const [start, end] = [match.index, restOfWord.lastIndex];
    if (looksRandom(text.slice(start, end), leastBits)) yield { type: 'api_key', start, end };
    apiKey.lastIndex = end;
  }
  for (const pattern of [jwt, webhook]) {
    for (const match of text.matchAll(pattern)) {
      yield { type: 'secret', start: match.index, end: match.index + match[0].length };
    }
  }
}
