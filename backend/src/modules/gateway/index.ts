import type { Actor } from '../../kernel/auth/actor.ts';
import { defineModule } from '../../kernel/module.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import { usage, type Settled } from '../usage/index.ts';
import type { AnswerEvent, AnswerRequest, PreparedCall } from './call.ts';
import type { ModelCatalogue } from './catalogue/model-catalogue.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';
import { contract, errors, generateRate, useModels } from './contract.ts';
import { defaultModel } from './default-model.ts';
import { seedCalls } from './demo-calls.ts';
import { fitPrompt } from './fit-prompt.ts';
import { createGatewayContext } from './gateway-context.ts';
import { manageModels } from './policy.ts';
import { prepareAnswer, runAnswer } from './pipeline.ts';
import { gatewayHandlers } from './routes.ts';
import { countTokens } from './tokens.ts';

export type { AnswerEvent, AnswerRequest, PreparedCall, PromptMessage } from './call.ts';
export { catalogueOf, type ModelCatalogue } from './catalogue/model-catalogue.ts';
export type { ModelEntry } from './catalogue/model-entry.ts';
export { openaiPrices } from './catalogue/openai-prices.ts';
export { checkProviders } from './check-providers.ts';

/** The only interface to models. */
export interface Gateway {
  /** As `prepareAnswer` in `pipeline.ts`. */
  prepareAnswer(request: AnswerRequest, signal?: AbortSignal): Promise<PreparedCall>;
  /** As `runAnswer` in `pipeline.ts`. */
  runAnswer(prepared: PreparedCall, signal: AbortSignal): AsyncGenerator<AnswerEvent>;
  /** As `fitPrompt` in `fit-prompt.ts`. */
  fitPrompt(request: AnswerRequest): Promise<AnswerRequest>;
  /** The actor's default model; null where they may use none. */
  defaultModel(actor: Actor, tenant: Tenant): Promise<ModelEntry | null>;
  /**
   * After a crash: bills a call whose process died for its prompt and for the text that was written. Idempotent: a call that
   * was settled before keeps that bill.
   */
  settleInterrupted(orgId: string, callId: string, survivingText: string): Promise<Settled>;
  /** Replaces the models of the environment: by a tenant's own configuration, or in a test. */
  useCatalogue(catalogue: ModelCatalogue): void;
}

export const gateway = defineModule({
  name: 'gateway',
  contract,
  errors,
  rates: [generateRate],
  permissions: [useModels, manageModels],
  needs: { usage },
  create(kernel, needs) {
    const context = createGatewayContext(kernel, needs.usage);
    const api: Gateway = {
      prepareAnswer: (request, signal) => prepareAnswer(context, request, signal),
      runAnswer: (prepared, signal) => runAnswer(context, prepared, signal),
      fitPrompt: (request) => fitPrompt(context, request),
      defaultModel: (actor, tenant) => defaultModel(context, actor, tenant),
      settleInterrupted: async (orgId, callId, survivingText) =>
        needs.usage.settleAbandoned(orgId, callId, await countTokens(survivingText)),
      useCatalogue(catalogue) {
        context.catalogue = catalogue;
      },
    };
    return { handlers: gatewayHandlers(context), api, demo: seedCalls };
  },
});
