import type { Kernel } from '../../kernel.ts';
import type { ModuleInstance } from '../../modules.ts';

export interface Dependency {
  name: string;
  up: boolean;
  latency_ms: number;
}

const patienceMs = 2000;
/** Milliseconds for which the result of a check is reused. */
const sharedMs = 1000;

async function check(name: string, ping: () => Promise<unknown>): Promise<Dependency> {
  const startedAt = performance.now();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${name} did not answer in ${patienceMs} ms`)), patienceMs);
  const up = await Promise.race([ping(), late]).then(
    () => true,
    () => false,
  );
  clearTimeout(timer);
  return { name, up, latency_ms: Math.round(performance.now() - startedAt) };
}

/** Checks what this process depends on, at most once a second for all callers. */
export function dependencyCheck(kernel: Kernel, modules: readonly ModuleInstance[]): () => Promise<Dependency[]> {
  const pings = new Map<string, () => Promise<unknown>>([
    ['database', () => kernel.db.ping()],
    ['jobs', () => kernel.jobs.ping()],
    ...modules.flatMap(({ health = {} }) => Object.entries(health)),
  ]);
  let latest: { startedAt: number; found: Promise<Dependency[]> } | null = null;
  return () => {
    const now = performance.now();
    if (!latest || now - latest.startedAt >= sharedMs) {
      const checks = [...pings].map(([name, ping]) => check(name, ping));
      latest = { startedAt: now, found: Promise.all(checks) };
    }
    return latest.found;
  };
}
