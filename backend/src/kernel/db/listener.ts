import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Client, escapeIdentifier } from 'pg';

type OnNotify = (payload: string) => void;

export interface Listener {
  listen(channel: string, onNotify: OnNotify): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const longestPauseMs = 5_000;

/**
 * One connection for all channels of a process, opened with the first channel and reopened when it breaks. Notifications that
 * are sent meanwhile are lost: they are hints, and subscribers also poll.
 */
export function createListener(url: string, log: Logger): Listener {
  const channels = new Map<string, Set<OnNotify>>();
  let live: Client | null = null;
  let opening: Promise<Client> | null = null;
  let closed = false;

  async function open(): Promise<Client> {
    const client = new Client({ connectionString: url, keepAlive: true, application_name: 'atrium listener' });
    client.on('notification', ({ channel, payload = '' }) => {
      for (const onNotify of channels.get(channel) ?? []) onNotify(payload);
    });
    client.on('error', (error) => log.warn({ err: error }, 'the listening connection broke; it will be opened again'));
    try {
      await client.connect();
      for (const channel of channels.keys()) await client.query(`listen ${escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    live = client;
    client.once('end', () => {
      live = null;
      if (!closed && channels.size > 0) void reopen();
    });
    return client;
  }

  function connected(): Promise<Client> {
    if (live) return Promise.resolve(live);
    opening ??= open().finally(() => {
      opening = null;
    });
    return opening;
  }

  async function reopen(): Promise<void> {
    for (let pause = 100; !closed; pause = Math.min(pause * 2, longestPauseMs)) {
      await sleep(pause * (0.5 + Math.random() / 2), undefined, { ref: false });
      if (closed) return;
      try {
        await connected();
        return;
      } catch (error) {
        log.warn({ err: error }, 'the listening connection could not be opened yet');
      }
    }
  }

  return {
    async listen(channel, onNotify) {
      const listeners = channels.get(channel) ?? new Set();
      channels.set(channel, listeners.add(onNotify));
      try {
        const client = await connected();
        await client.query(`listen ${escapeIdentifier(channel)}`);
      } catch (error) {
        listeners.delete(onNotify);
        throw error;
      }
      return async () => {
        listeners.delete(onNotify);
        if (listeners.size > 0) return;
        channels.delete(channel);
        // A connection that is closed, or fails here, listens to nothing any more.
        await live?.query(`unlisten ${escapeIdentifier(channel)}`).catch(() => undefined);
      };
    },
    async close() {
      closed = true;
      channels.clear();
      if (opening) await opening.catch(() => undefined);
      await live?.end();
    },
  };
}
