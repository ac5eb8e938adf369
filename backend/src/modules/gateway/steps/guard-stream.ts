import type { GatewayContext } from '../gateway-context.ts';
import { StreamGuard } from '../../guard/index.ts';
import type { CallEvent, PreparedCall } from '../call.ts';

/** Masks secrets in the answer before it is read, also those that arrive in several pieces. */
export async function* guardStream(
  gateway: GatewayContext,
  prepared: PreparedCall,
  events: AsyncIterable<CallEvent>,
): AsyncGenerator<CallEvent> {
  const guard = new StreamGuard();
  for await (const event of events) {
    if (event.type === 'started') yield event;
    if (event.type === 'delta') {
      const text = guard.push(event.text);
      if (text !== '') yield { type: 'delta', text };
    }
    if (event.type === 'end') {
      const rest = guard.end();
      if (rest !== '') yield { type: 'delta', text: rest };
      const [masked, warned] = [[...guard.masked], [...guard.warned]];
      if (masked.length + warned.length > 0) {
        gateway.log.warn({ call_id: prepared.callId, masked, warned }, 'found in an answer');
      }
      yield event;
    }
  }
}
