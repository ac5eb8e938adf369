import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { PromptMessage } from '../gateway/index.ts';
import type { Turn } from './store/messages.ts';

/**
 * The instruction of every prompt. The same for every question of a tenant, since providers cache the beginning of a prompt.
 */
const instruction = ({ name }: Tenant) =>
  `You are the AI assistant in the portal of ${name}. Answer in the language of the question. Use Markdown where it helps.`;

/** @param turns of the branch, newest first, without the question */
export function promptOf(tenant: Tenant, turns: readonly Turn[], question: string): PromptMessage[] {
  const history = turns.filter(({ content }) => content !== '').toReversed();
  return [{ role: 'system', content: instruction(tenant) }, ...history, { role: 'user', content: question }];
}
