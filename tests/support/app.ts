import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interceptor } from 'slonik';
import { createApp } from '../../backend/src/app.ts';
import { createKernel, type RunningKernel } from '../../backend/src/kernel/create.ts';
import { readEnv, type Env } from '../../backend/src/kernel/env.ts';
import type { ServerTimeouts } from '../../backend/src/kernel/http/server/server.ts';
import type { Module } from '../../backend/src/kernel/module.ts';
import { serve } from '../../backend/src/kernel/serve.ts';
import { createModules, type Instances } from '../../backend/src/kernel/modules.ts';
import * as everyModule from '../../backend/src/modules.ts';
import { clientOf, type ApiClient } from './client.ts';
import { createDatabase, type TestDatabase } from './postgres.ts';

/** Those of the installation. */
export const allModules: readonly Module[] = Object.values(everyModule);

export interface AppOptions {
  /** Settings that differ from a test's own: generous limits, no seed, no providers. */
  env?: Partial<Env>;
  /** Modules beside, or instead of, the real ones. */
  modules?: readonly Module[];
  /** A database of the caller, which outlives this app (restarts). Default: a fresh one that goes with it. */
  database?: TestDatabase;
  timeouts?: Partial<ServerTimeouts>;
  /** See every statement on its way to the database. */
  interceptors?: readonly Interceptor[];
  /** Folder of built pages. */
  pages?: string;
}

export interface TestApp extends ApiClient {
  origin: string;
  kernel: RunningKernel;
  modules: Instances;
  database: TestDatabase;
  /** Everything that was logged, a JSON object a line. */
  logs: string[];
  close(): Promise<void>;
}

/** A real kernel and server of the test's own: loopback, a free port, a fresh database, in this process. */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const { modules = allModules, timeouts } = options;
  const database = options.database ?? (await createDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-test-'));
  const settings = { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, RATE_LIMIT_SCALE: '1000' };
  const env: Env = { ...readEnv(settings), port: 0, demoTokenMs: 0, ...options.env };
  const logs: string[] = [];
  const kernel = await createKernel(env, modules, {
    logTo: { write: (line) => logs.push(line) },
    database: { interceptors: options.interceptors ?? [] },
  });
  const instances = createModules(kernel);
  const app = createApp(kernel, instances.all, options.pages === undefined ? {} : { pages: options.pages });
  const serving = await serve(kernel, instances.all, app.callback(), timeouts);
  const origin = `http://127.0.0.1:${serving.http.port}`;
  return {
    origin,
    kernel,
    modules: instances,
    database,
    logs,
    ...clientOf(origin),
    async close() {
      await serving.stop(5000);
      if (!options.database) await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
