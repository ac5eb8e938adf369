export interface Env {
  production: boolean;
  port: number;
  host: string;
  baseDomain: string;
  dataDir: string;
  /** Login of `atrium_app`; absent: the embedded server. */
  databaseUrl: string;
  redisUrl: string | undefined;
  role: 'all' | 'web' | 'worker';
  seed: 'demo' | 'none';
  encryptionKey: Uint8Array;
  trustedProxies: readonly string[];
  logLevel: string;
  openai: { apiKey: string | undefined; baseUrl: string | undefined; model: string | undefined };
  sentryDsn: string | undefined;
  otelEndpoint: string | undefined;
}
