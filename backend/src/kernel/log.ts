import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * Names of fields that are replaced in log lines, at the top level and one below. A second safeguard: lines are made of named
 * facts, never of whole requests. (pino's own redaction copies every line: measured at 3 % of a whole request.)
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

/** Removes credentials from text that comes from elsewhere (messages of errors). */
export function scrub(text: string): string {
  return secretShapes.reduce((clean, [shape, instead]) => clean.replace(shape, instead), text);
}

/**
 * The fields of an error that may be logged. An allow-list: driver errors carry the statement's values, provider errors whole
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
    // Bounded, since causes may form a cycle.
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

export interface LogOptions {
  level: string;
  /** Default: standard output. */
  destination?: DestinationStream | undefined;
  /** Called with every error that is logged as one, and the other facts of the line. */
  onError?: ((error: unknown, facts: Record<string, unknown>) => void) | undefined;
}

const errorLevel = 50;

/** Lines are buffered up to these bounds: under load one write for each line costs up to a tenth of a request. */
const held = { bytes: 12_000, ms: 50 };

function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: false, minLength: held.bytes });
  setInterval(() => output.flush(), held.ms).unref();
  return output;
}

/** A logger that writes JSON lines. */
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
