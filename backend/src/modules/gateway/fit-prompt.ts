import type { GatewayContext } from './gateway-context.ts';
import type { AnswerRequest, PromptMessage } from './call.ts';
import { permission } from './steps/permission.ts';
import { countPrompt } from './tokens.ts';

/**
 * Removes the oldest messages that do not fit the model's context; the system message and the newest message stay. At least a
 * quarter of the context is kept for the answer.
 * @throws {AppError} as `permission`
 */
export async function fitPrompt(gateway: GatewayContext, request: AnswerRequest): Promise<AnswerRequest> {
  const { entry } = await permission(gateway, request);
  const room = entry.context - Math.min(entry.max_output, Math.floor(entry.context / 4));
  // No token is shorter than a byte, so most prompts are known to fit without counting.
  const longest = request.messages.reduce((bytes, { content }) => bytes + Buffer.byteLength(content) + 8, 8);
  if (longest <= room) return request;

  const system = request.messages.filter(({ role }) => role === 'system');
  const others = request.messages.filter(({ role }) => role !== 'system');
  let left = room - (await countPrompt([...system, ...others.slice(-1)]));
  const kept: PromptMessage[] = others.slice(-1);
  for (const message of others.slice(0, -1).toReversed()) {
    left -= await countPrompt([message]);
    if (left < 0) break;
    kept.unshift(message);
  }
  // Some providers refuse a conversation that begins with an answer.
  while (kept.length > 1 && kept[0]?.role === 'assistant') kept.shift();
  return { ...request, messages: [...system, ...kept] };
}
