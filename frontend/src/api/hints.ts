import type { QueryKey } from '@tanstack/react-query';
import { apiStream } from './api.ts';
import { queryClient, refetch } from './query.ts';
import { pauseBeforeReconnect, readServerEvents } from './server-events.ts';
import { refresh } from './token.ts';

/** A page that is out of sight for so long closes its stream: browsers open six connections to a host over HTTP/1.1. */
const OUT_OF_SIGHT_MS = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** The part of a pause that is left to chance: the pages of a server that restarts all lose their streams at once. */
const JITTER = 0.8;
/** The time over which the pages of an organization spread their requests after a hint that they get together. */
const SPREAD_MS = 400;
/** How often a page that hears nothing requests everything. */
const POLL_MS = 60_000;

/**
 * Requests queries anew when the server says that they have changed (`GET /realtime/hints`), while the page is in sight. After each
 * connection all of them are requested: what was missed does not matter. While there is no connection they are requested once a
 * minute.
 *
 * @param queries the keys of queries by topic
 * @returns when `signal` aborts
 */
export async function followHints(queries: ReadonlyMap<string, QueryKey>, signal: AbortSignal): Promise<void> {
  const soon = new Map<string, ReturnType<typeof setTimeout>>();
  let allAt = 0;
  const requestAll = () => {
    allAt = performance.now();
    for (const key of queries.values()) requestAnew(key);
  };
  const requestSoon = (topic: string) => {
    const key = queries.get(topic);
    if (key === undefined || soon.has(topic)) return;
    const request = () => {
      soon.delete(topic);
      requestAnew(key);
    };
    soon.set(topic, setTimeout(request, SPREAD_MS * Math.random()));
  };

  let failures = 0;
  while (!signal.aborted) {
    const sight = whileInSight(signal);
    try {
      await sight.begun;
      const response = await apiStream('GET /realtime/hints', {}, { signal: sight.signal });
      failures = 0;
      requestAll();
      for await (const { event, data } of readServerEvents(response)) {
        if (event === 'changed') requestSoon((data as { topic: string }).topic);
        else if ((data as { code?: string }).code === 'permissions_changed') await refresh();
      }
    } catch {
      // Whatever it was: the page goes on as it is, and tries again.
      if (!sight.signal.aborted && performance.now() - allAt > POLL_MS) requestAll();
    } finally {
      sight.close();
    }
    if (sight.signal.aborted) continue;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
    failures += 1;
    await pauseBeforeReconnect(pause, signal, JITTER).catch(() => undefined);
  }
  for (const timer of soon.values()) clearTimeout(timer);
}

/** Not while a change of these is on its way: it requests them itself, and an earlier response would undo it on the page. */
function requestAnew(queryKey: QueryKey): void {
  if (queryClient.isMutating({ mutationKey: queryKey }) === 0) void refetch(queryKey);
}

interface Sight {
  /** Resolves when the page is in sight. @throws the reason of `signal` */
  begun: Promise<void>;
  /** Aborts when the page has been out of sight for `OUT_OF_SIGHT_MS`, or with the signal it was made of. */
  signal: AbortSignal;
  close(): void;
}

function whileInSight(outer: AbortSignal): Sight {
  const gone = new AbortController();
  const signal = AbortSignal.any([outer, gone.signal]);
  const begun = Promise.withResolvers<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBegun = false;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      isBegun = true;
      begun.resolve();
    } else if (isBegun) timer = setTimeout(() => gone.abort(), OUT_OF_SIGHT_MS);
  };
  signal.addEventListener('abort', () => begun.reject(signal.reason as Error));
  document.addEventListener('visibilitychange', look);
  look();
  return {
    begun: begun.promise,
    signal,
    close() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    },
  };
}
