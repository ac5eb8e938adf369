import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * Lines are written from named facts, never from whole requests; this list is the second net under that rule. Looked
 * for at the top and one level below, since log lines are flat. (pino's own redaction copies every line: measured at
 * 3 % of a whole request.)
 */
const secretNames = new Set([
  'password',
  'token',
  'access_token',
  'refresh_token',
  'secret',
  'api_key',
  'apiKey',
  'authorization',
  'cookie',
  'headers',
  'body',
  'content',
]);

function withoutSecrets(facts: Record<string, unknown>, depth = 0): Record<string, unknown> {
  let clean = facts;
  for (const name in facts) {
    const fact = facts[name];
    const inside = typeof fact === 'object' && fact !== null && depth === 0 && !(fact instanceof Error);
    const kept = secretNames.has(name)
      ? '[redacted]'
      : inside
        ? withoutSecrets(fact as Record<string, unknown>, 1)
        : fact;
    if (kept === fact) continue;
    if (clean === facts) clean = { ...facts };
    clean[name] = kept;
  }
  return clean;
}

const secretShapes: readonly [RegExp, string][] = [
  [/\b(postgres(?:ql)?|rediss?|smtps?|https?):\/\/[^\s/@]+@/g, '$1://[redacted]@'],
  [/\b(?:Bearer|Basic)\s+[\w.~+/=-]+/gi, '[redacted]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[redacted]'],
  [/\b(?:sk|atr|rk|pk|whsec)[-_][\w-]{8,}/g, '[redacted]'],
];

/** Takes credentials out of text that comes from elsewhere (messages of errors). */
export function scrub(text: string): string {
  return secretShapes.reduce((clean, [shape, instead]) => clean.replace(shape, instead), text);
}

/**
 * What may be told of an error. An allow-list: driver errors carry the statement's values, provider errors whole
 * requests.
 */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: scrub(String(error)).slice(0, 500) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: scrub(error.message).slice(0, 500),
    stack: error.stack ? scrub(error.stack).slice(0, 4000) : undefined,
    ...(typeof code === 'string' ? { code } : {}),
    // Bounded: a cause may lead back to its own effect.
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

export interface LogOptions {
  level: string;
  /** Default: standard output. */
  destination?: DestinationStream | undefined;
  /** Hears of every error that is logged as one, with the other facts of the line. */
  onError?: ((error: unknown, facts: Record<string, unknown>) => void) | undefined;
}

const errorLevel = 50;

/** Under load a write a line would cost as much as a tenth of a request: lines wait for company, this long at most. */
const held = { bytes: 12_000, ms: 50 };

function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: false, minLength: held.bytes });
  setInterval(() => output.flush(), held.ms).unref();
  return output;
}

/** JSON lines. */
export function createLog({ level, destination, onError }: LogOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (facts) => withoutSecrets(facts) },
      serializers: { err: (error) => describeError(error), error: (error) => describeError(error) },
      hooks: {
        logMethod(args, method, lineLevel) {
          const [facts] = args as unknown as [{ err?: unknown }];
          if (onError && lineLevel >= errorLevel && facts?.err) onError(facts.err, { ...facts });
          method.apply(this, args);
        },
      },
    },
    destination ?? standardOutput(),
  );
}
