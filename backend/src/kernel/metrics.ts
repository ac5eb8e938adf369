import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  /** Seconds from the first byte of a request to the last of its response. */
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>;
  /** Seconds of one attempt of a job; `outcome` is `ok` or `failed`. */
  readonly jobDuration: Histogram<'job' | 'outcome'>;
}

/** One registry for each kernel, so that several run in one process. Features register their own metrics on it. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const httpDuration = new Histogram({
    name: 'atrium_http_request_duration_seconds',
    help: 'Duration of requests by route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [registry],
  });
  const jobDuration = new Histogram({
    name: 'atrium_job_duration_seconds',
    help: 'Duration of attempts of jobs by name and outcome.',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120],
    registers: [registry],
  });
  return { registry, httpDuration, jobDuration };
}
