import { EventStream, type ServerSentEvent } from '../../kernel/http/response/sse.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import type { contract } from './contract.ts';

export const realtimeHandlers: Handlers<typeof contract> = {
  async 'GET /realtime/hints'({ kernel, actor, request }) {
    if (!request.wantsStream) return { topics: kernel.hints.topicsOf(actor) };
    return new EventStream(asEvents(kernel.hints.follow(actor, request.signal)));
  },
};

async function* asEvents(topics: AsyncGenerator<string, void>): AsyncGenerator<ServerSentEvent> {
  for await (const topic of topics) yield { event: 'changed', data: { topic } };
}
