/** What the run's PostgreSQL (global-setup.ts) tells the test files. */
export interface TestServer {
  port: number;
  /** Of the superuser. */
  adminUrl: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer;
  }
}

export const template = 'atrium_template';

/** Of `atrium_app`. The server listens on loopback and goes with the run. */
export const appPassword = 'atrium-tests-only';

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
