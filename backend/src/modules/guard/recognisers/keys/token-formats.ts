/**
 * Formats of the keys of known services, by their documentation: a sequence of fixed texts and of character classes with a
 * minimal length. The rest of the word belongs to a key as well.
 */
interface Some {
  /** A character class. */
  readonly of: string;
  readonly least: number;
  readonly most?: number;
}
export type TokenFormat = readonly (string | Some)[];

const some = (of: string, least: number, most?: number): Some => ({ of, least, most });
const word = (least: number, most?: number): Some => some('[\\w-]', least, most);
const alphanumeric = (least: number): Some => some('[A-Za-z\\d]', least);
const hex = (least: number): Some => some('[a-fA-F\\d]', least);
const each = (prefixes: string, ...rest: (string | Some)[]): TokenFormat[] =>
  prefixes.split(' ').map((prefix) => [prefix, ...rest]);

export const tokenFormats: readonly TokenFormat[] = [
  ...each('sk-', word(20)), // OpenAI, Anthropic, OpenRouter, DeepSeek
  ...each('gsk_ xai- pplx- r8_ sbp_', alphanumeric(32)), // Groq, xAI, Perplexity, Replicate, Supabase
  ...each('AKIA ASIA AGPA AIDA AROA', some('[A-Z\\d]', 16)), // AWS
  ...each('ghp_ gho_ ghu_ ghs_ ghr_', alphanumeric(36)), // GitHub
  ...each('github_pat_', some('\\w', 22)),
  ...each('glpat- gldt- glrt- glptt-', word(20)), // GitLab
  ...each('xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs-', word(10)), // Slack
  ...each('xapp-', some('\\d', 1, 2), '-', word(10)),
  ...each('sk_live_ sk_test_ rk_live_ rk_test_', alphanumeric(16)), // Stripe
  ...each('whsec_', some('[A-Za-z\\d+/]', 24)),
  ...each('AIza', word(35)), // Google
  ...each('GOCSPX-', word(28)),
  ...each('ya29.', word(20)),
  ...each('SG.', word(16, 32), '.', word(16)), // SendGrid
  ...each('npm_', alphanumeric(36)),
  ...each('pypi-AgE', word(50)),
  ...each('hf_', alphanumeric(30)), // Hugging Face
  ...each('dop_v1_ doo_v1_ dor_v1_', hex(64)), // DigitalOcean
  ...each('shpat_ shpca_ shppa_ shpss_', hex(32)), // Shopify
  ...each('key-', some('[a-f\\d]', 32)), // Mailgun
  ...each('SK', some('[a-f\\d]', 32)), // Twilio
  ...each('glsa_', alphanumeric(32)), // Grafana
  ...each('lin_api_ ntn_ figd_', word(32)), // Linear, Notion, Figma
  ...each('dckr_pat_', word(20)), // Docker
  ...each('hvs. hvb.', word(24)), // HashiCorp Vault
  ...each('dapi', some('[a-f\\d]', 32)), // Databricks
  ...each('ATATT3x', word(60)), // Atlassian
  ...each('PMAK-', some('[a-f\\d-]', 40)), // Postman
  ...each('AGE-SECRET-KEY-1', some('[A-Z\\d]', 58)), // age
  ...each('atr_', some('\\w', 16)), // Atrium
  [some('\\d', 8, 10), ':AA', word(33)], // Telegram
];

const literal = (text: string): string => text.replaceAll('.', '\\.');

/** The source of a regular expression for a format. */
export const sourceOf = (format: TokenFormat): string =>
  format
    .map((part) => (typeof part === 'string' ? literal(part) : `${part.of}{${part.least},${part.most ?? part.least}}`))
    .join('');

/** The source of a regular expression for every beginning of a format, of one character or more. The caller appends the end. */
export function cutSourceOf(format: TokenFormat): string {
  const pieces = format.flatMap((part) => (typeof part === 'string' ? Array.from(part, literal) : [`${part.of}*`]));
  return pieces.slice(0, -1).reduceRight((rest, piece) => `${piece}(?:${rest})?`, '[\\w+/-]*');
}
