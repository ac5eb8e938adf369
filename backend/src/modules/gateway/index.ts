import type { Kernel } from '../../kernel/kernel.ts';
import type { Module } from '../../kernel/module.ts';
import { settleAbandoned, type Settled } from '../usage/index.ts';
import { gatewayRoutes } from './routes.ts';
import { countTokens } from './tokens.ts';

export type { AnswerEvent, AnswerRequest, PreparedCall, PromptMessage } from './call.ts';
export { catalogueOf, type ModelCatalogue } from './catalogue/model-catalogue.ts';
export type { ModelEntry } from './catalogue/model-entry.ts';
export { checkProviders } from './check-providers.ts';
export { defaultModel } from './default-model.ts';
export { fitPrompt } from './fit-prompt.ts';
export { useCatalogue } from './gateway-state.ts';
export { prepareAnswer, runAnswer } from './pipeline.ts';

/**
 * After a crash: bills a call whose process died for its prompt and for what survived of the answer. Idempotent: a call
 * that was settled before, in whatever way, keeps that bill.
 */
export async function settleInterrupted(
  kernel: Kernel,
  orgId: string,
  callId: string,
  survivingText: string,
): Promise<Settled> {
  return settleAbandoned(kernel, orgId, callId, await countTokens(survivingText));
}

export const gateway: Module = { name: 'gateway', routes: gatewayRoutes };
