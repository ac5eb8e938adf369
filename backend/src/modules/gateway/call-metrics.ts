import { Counter, Histogram, type Registry } from 'prom-client';

const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

export interface CallMetrics {
  requests: Counter<'provider' | 'outcome'>;
  firstToken: Histogram<'provider'>;
  duration: Histogram<'provider' | 'outcome'>;
  tokens: Counter<'provider' | 'direction'>;
  retries: Counter<'provider'>;
}

/** No labels by tenant or model, which are unbounded; the usage records have them. */
export function callMetrics(registry: Registry): CallMetrics {
  const registers = [registry];
  return {
    requests: new Counter({
      name: 'llm_requests_total',
      help: 'Calls to AI models by outcome, those that were rejected included.',
      labelNames: ['provider', 'outcome'],
      registers,
    }),
    firstToken: new Histogram({
      name: 'llm_first_token_seconds',
      help: 'Seconds until the first token of an answer, our own part included.',
      labelNames: ['provider'],
      buckets: seconds,
      registers,
    }),
    duration: new Histogram({
      name: 'llm_request_duration_seconds',
      help: 'Seconds until an answer was whole, stopped or broken off.',
      labelNames: ['provider', 'outcome'],
      buckets: seconds,
      registers,
    }),
    tokens: new Counter({
      name: 'llm_tokens_total',
      help: 'Tokens that were billed.',
      labelNames: ['provider', 'direction'],
      registers,
    }),
    retries: new Counter({
      name: 'llm_retries_total',
      help: 'Calls made again because the provider failed before its first token.',
      labelNames: ['provider'],
      registers,
    }),
  };
}
