import { asking, startPortal } from '../support/portal.ts';
import { start } from '../support/process.ts';
import type { Target } from '../support/stream-timing.ts';

const prompt = 'What did we agree on for the delivery of order 4000-1234-5678-9012? '.repeat(8);

export interface Ways {
  /** The provider itself. */
  direct: Target;
  /** A relay that looks at nothing. */
  relay: Target;
  /** With everything on: sign-in, permission, guard, reservation (on disk before the call), ledger, log. */
  portal: Target;
  stop(): Promise<void>;
}

/** The same question by three ways to one provider, each of them a process of its own. */
export async function openWays(pace: 'spoken' | 'instant', { stream }: { stream: boolean }): Promise<Ways> {
  const upstream = await start('../gateway/upstream.ts', [pace]);
  const relay = await start('../gateway/relay.ts', [upstream.url]);
  const portal = await startPortal(asking(upstream.url));
  const completion = {
    model: 'bench',
    stream,
    ...(stream ? { stream_options: { include_usage: true } } : {}),
    messages: [{ role: 'user', content: prompt }],
  };
  const completions = (url: string): Target => ({
    url: `${url}/chat/completions`,
    headers: {},
    body: completion,
    firstText: '"content":"Here',
  });
  const accept = stream ? 'text/event-stream' : 'application/json';
  return {
    direct: completions(upstream.url),
    relay: completions(relay.url),
    portal: {
      url: `${portal.url}/api/v1/chat`,
      headers: { ...(await portal.signIn()), accept },
      body: { prompt },
      firstText: stream ? '"text":"Here' : '"answer":"Here',
    },
    async stop() {
      await Promise.all([portal.stop(), relay.stop(), upstream.stop()]);
    },
  };
}
