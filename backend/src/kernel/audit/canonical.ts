/** Names of keys whose values are never written to the audit trail. */
const secret =
  /pass(word|phrase)|secret|token|hash|api_?key|authorization|cookie|credential|content|prompt|^(answer|body|text|mac)$/i;
const longestText = 200;
const deepest = 4;
const mostEntries = 50;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * A value as an audit entry stores it: secrets and content replaced by a mark, text cut to 200 characters, nesting to 4 levels,
 * collections to 50 entries. `jsonb` returns it unchanged, so that the MAC can be computed again.
 */
export function redact(value: unknown, depth = 0): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string') return cut(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return null;
  if (depth >= deepest) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, mostEntries).map((item) => redact(item, depth + 1));
  const kept = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    kept
      .slice(0, mostEntries)
      .map(([key, item]) => [cut(key), secret.test(key) && item !== null ? '[redacted]' : redact(item, depth + 1)]),
  );
}

/** Without NUL and lone surrogates, which `jsonb` refuses. */
function cut(text: string): string {
  const clean = text.replaceAll('\u0000', '').toWellFormed();
  return clean.length <= longestText ? clean : `${clean.slice(0, longestText).toWellFormed()}…`;
}

/** JSON with sorted keys and without spaces, so that equal values have equal text (after RFC 8785). */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${pairs.join(',')}}`;
}
