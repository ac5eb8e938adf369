import { fail } from '../../../kernel/errors.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { AnswerRequest, PermittedCall } from '../call.ts';
import { modelPolicy } from '../policy.ts';

/**
 * Checks that the actor may use the model. @throws {AppError} `not_found` for a model that they may not use, as for one that
 * does not exist
 */
export async function permission(gateway: GatewayContext, request: AnswerRequest): Promise<PermittedCall> {
  const { actor, tenant, model, previousModel } = request;
  if (actor.orgId !== tenant.id) throw fail('wrong_tenant');
  if (tenant.status !== 'active') throw fail('tenant_suspended');
  modelPolicy.authorize(actor, 'list');
  const entries = await gateway.catalogue.entries(tenant);
  const usable = entries.filter((entry) => modelPolicy.may(actor, 'use', entry));
  if (usable.length === 0) throw fail('forbidden', { message: 'No model is set up that your role may use.' });
  const find = (id: string | null | undefined) => usable.find((candidate) => candidate.id === id);
  const entry = model === null ? (find(previousModel) ?? usable[0]) : find(model);
  if (!entry) {
    throw fail('not_found', {
      message: 'There is no such model here. `GET /models` lists those you may use.',
      fields: { model: 'is not in the list of models' },
    });
  }
  return { ...request, entry };
}
