import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';

/** The settings of one process, read once at its start. */
export interface Env {
  production: boolean;
  port: number;
  host: string;
  /** Tenants are at `<slug>.<baseDomain>`. */
  baseDomain: string;
  dataDir: string;
  /** URL of the login `atrium_app`. `npm start` starts a server of its own and sets it. */
  databaseUrl: string;
  /** Who may create organizations through the API: anybody, managers of the platform's organization, or nobody. */
  registration: 'open' | 'operator' | 'closed';
  /** URL of a role that may create roles and migrate; where it is set, the start migrates first. */
  databaseAdminUrl: string | undefined;
  /** Connections for requests; derived from the server's limit when absent. */
  databasePoolSize: number | undefined;
  /** Whether production starts on a PostgreSQL release with known security holes. */
  acceptOutdatedPostgres: boolean;
  redisUrl: string | undefined;
  /** Prefix of all names in Redis; when absent, one of this installation's own (`installation.ts`). */
  redisPrefix: string | undefined;
  role: 'all' | 'web' | 'worker';
  seed: 'demo' | 'none';
  /** 32 bytes. */
  encryptionKey: Uint8Array;
  /** Of 32 bytes each: they open and verify, and seal nothing. */
  encryptionKeysAccepted: readonly Uint8Array[];
  /** Addresses and CIDR ranges whose forwarded headers count. */
  trustedProxies: readonly string[];
  logLevel: string;
  /** Origin at which `vite` serves the pages in development. */
  viteOrigin: string | undefined;
  /** Bearer token for `/metrics` and all of `/status`. In production `/metrics` is not available otherwise. */
  metricsToken: string | undefined;
  /**
   * Multiplies every budget and cap of `limits/budgets.ts`. Default 1; 10 outside production, where all clients share an
   * address.
   */
  rateLimitScale: number;
  /** `model`: one or more names, separated by commas, the default first. */
  openai: { apiKey: string | undefined; baseUrl: string | undefined; model: string | undefined };
  /** Milliseconds between two words of the built-in demo model. */
  demoTokenMs: number;
  mail: MailSettings;
  /** Where portals are, with `{slug}` in it; derived from `baseDomain` when absent. */
  portalUrl: string | undefined;
  sentryDsn: string | undefined;
  otelEndpoint: string | undefined;
}

/** How mails are sent: by one of two ways, or, where neither is set, not at all. */
export interface MailSettings {
  smtpUrl: string | undefined;
  sendgridApiKey: string | undefined;
  /** SPKI (RFC 5280) of an EC key on P-256, in DER: verifies SendGrid's events. */
  sendgridWebhookKey: Uint8Array | undefined;
  /** The address that every mail is from. */
  from: string;
}

/** A public key, so that a checkout runs without settings; production refuses it. */
const developmentKey = createHash('sha256').update('atrium development key').digest();

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)),
      `must be a URL that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    );
const httpUrl = url('http', 'https');
const secret = z.string().min(1);

const cidr = z.string().refine((value) => {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}, 'must be an address or a range such as 10.0.0.0/8');

const base64Key = z.string().transform((value, context) => {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length === 32) return new Uint8Array(bytes);
  context.addIssue('must be 32 bytes in base64: openssl rand -base64 32');
  return z.NEVER;
});

/** `no-reply@example.com` or `Portal <no-reply@example.com>`, of which the address is taken: each portal has its own name. */
const sender = z
  .string()
  .transform((value) => /<(?<address>[^<>]+)>$/u.exec(value)?.groups?.['address'] ?? value)
  .pipe(z.email('must be an address such as no-reply@example.com'));

const portalUrl = z
  .string()
  .refine((value) => value.split('{slug}').length === 2, 'must have {slug} in it once')
  .refine((value) => {
    const example = value.replace('{slug}', 'acme');
    return URL.canParse(example) && /^https?:$/u.test(new URL(example).protocol) && !/[?#]|\/$/u.test(example);
  }, 'must be an address such as https://{slug}.example.com, without a slash at its end');

const webhookKey = z.string().transform((value, context) => {
  try {
    const der = Buffer.from(value, 'base64');
    const { asymmetricKeyDetails: details } = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (details?.namedCurve === 'prime256v1') return new Uint8Array(der);
  } catch {
    // Reported like a key of another kind.
  }
  context.addIssue('must be the verification key as SendGrid shows it: EC P-256 in base64');
  return z.NEVER;
});

/** Every variable that is read; `.env.example` lists the same. */
export const variables = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number('must be a port').int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  BASE_DOMAIN: z
    .string()
    .regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a domain in lower case, without port')
    .default('localhost'),
  REGISTRATION: z.enum(['open', 'operator', 'closed']).optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: url('postgres', 'postgresql'),
  DATABASE_ADMIN_URL: url('postgres', 'postgresql').optional(),
  DATABASE_POOL_SIZE: z.coerce.number('must be a number').int().min(1).max(500).optional(),
  ACCEPT_OUTDATED_POSTGRES: z.enum(['true', 'false']).default('false'),
  REDIS_URL: url('redis', 'rediss').optional(),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w{}-]{1,60}$/, 'must be letters, digits, hyphens, underscores and braces, at most 60')
    .optional(),
  SEED: z.enum(['demo', 'none']).default('none'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  ENCRYPTION_KEY: base64Key.optional(),
  ENCRYPTION_KEYS_ACCEPTED: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(base64Key)),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(cidr)),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  VITE_ORIGIN: httpUrl.optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  RATE_LIMIT_SCALE: z.coerce.number('must be a number').positive().optional(),
  OPENAI_API_KEY: secret.optional(),
  OPENAI_BASE_URL: httpUrl.optional(),
  OPENAI_MODEL: z.string().optional(),
  DEMO_TOKEN_MS: z.coerce.number('must be a number').int().min(0).max(1000).default(24),
  SMTP_URL: url('smtp', 'smtps').optional(),
  SENDGRID_API_KEY: secret.optional(),
  SENDGRID_WEBHOOK_KEY: webhookKey.optional(),
  MAIL_FROM: sender.optional(),
  PORTAL_URL: portalUrl.optional(),
  SENTRY_DSN: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
});

/** Reports all faults at once, one a line. */
export class EnvError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The environment is not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'EnvError';
    this.faults = faults;
  }
}

type Source = Readonly<Record<string, string | undefined>>;

/**
 * The values by name. `NAME_FILE` names a file that holds the value, as container secrets are mounted. An empty value counts as
 * absent.
 */
function collect(source: Source, faults: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of Object.keys(variables.shape)) {
    const value = source[name]?.trim();
    const file = source[`${name}_FILE`]?.trim();
    if (value && file) faults.push(`${name}: set it or ${name}_FILE, not both`);
    if (value) found[name] = value;
    if (value || !file) continue;
    try {
      found[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      faults.push(`${name}_FILE: ${(error as Error).message}`);
    }
  }
  return found;
}

/**
 * Reads and checks the environment.
 * @throws {EnvError} with every fault, without the values of secrets
 */
export function readEnv(source: Source): Env {
  const faults: string[] = [];
  const parsed = variables.safeParse(collect(source, faults));
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
    throw new EnvError(faults);
  }
  const set = parsed.data;
  const production = set.NODE_ENV === 'production';
  const key = set.ENCRYPTION_KEY;
  if (production && !key) faults.push('ENCRYPTION_KEY: required in production: openssl rand -base64 32');
  if (production && key && developmentKey.equals(key)) faults.push('ENCRYPTION_KEY: this is the development key');
  if (production && set.ENCRYPTION_KEYS_ACCEPTED.some((accepted) => developmentKey.equals(accepted)))
    faults.push('ENCRYPTION_KEYS_ACCEPTED: one is the development key');
  if (production && set.SEED === 'demo') faults.push('SEED: demo data must not be in production');
  if (production && !set.REGISTRATION)
    faults.push('REGISTRATION: choose who may register organizations: open, operator or closed');
  if (production && set.VITE_ORIGIN) faults.push('VITE_ORIGIN: only while developing');
  if (set.SMTP_URL && set.SENDGRID_API_KEY) faults.push('SMTP_URL: set it or SENDGRID_API_KEY, not both');
  if ((set.SMTP_URL ?? set.SENDGRID_API_KEY) && !set.MAIL_FROM)
    faults.push('MAIL_FROM: required with SMTP_URL or SENDGRID_API_KEY: the address that mails are from');
  if (set.SENDGRID_WEBHOOK_KEY && !set.SENDGRID_API_KEY)
    faults.push('SENDGRID_WEBHOOK_KEY: only with SENDGRID_API_KEY');
  if (faults.length > 0) throw new EnvError(faults);
  return {
    production,
    port: set.PORT,
    host: set.HOST,
    baseDomain: set.BASE_DOMAIN,
    registration: set.REGISTRATION ?? 'open',
    dataDir: set.DATA_DIR,
    databaseUrl: set.DATABASE_URL,
    databaseAdminUrl: set.DATABASE_ADMIN_URL,
    databasePoolSize: set.DATABASE_POOL_SIZE,
    acceptOutdatedPostgres: set.ACCEPT_OUTDATED_POSTGRES === 'true',
    redisUrl: set.REDIS_URL,
    redisPrefix: set.REDIS_PREFIX,
    role: set.ROLE,
    seed: set.SEED,
    encryptionKey: key ?? new Uint8Array(developmentKey),
    encryptionKeysAccepted: set.ENCRYPTION_KEYS_ACCEPTED,
    trustedProxies: set.TRUSTED_PROXIES,
    logLevel: set.LOG_LEVEL,
    viteOrigin: set.VITE_ORIGIN,
    metricsToken: set.METRICS_TOKEN,
    rateLimitScale: set.RATE_LIMIT_SCALE ?? (production ? 1 : 10),
    openai: { apiKey: set.OPENAI_API_KEY, baseUrl: set.OPENAI_BASE_URL, model: set.OPENAI_MODEL },
    demoTokenMs: set.DEMO_TOKEN_MS,
    mail: {
      smtpUrl: set.SMTP_URL,
      sendgridApiKey: set.SENDGRID_API_KEY,
      sendgridWebhookKey: set.SENDGRID_WEBHOOK_KEY,
      from: set.MAIL_FROM ?? `no-reply@${set.BASE_DOMAIN}`,
    },
    portalUrl: set.PORTAL_URL,
    sentryDsn: set.SENTRY_DSN,
    otelEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}
