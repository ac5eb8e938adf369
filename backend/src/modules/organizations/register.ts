import type { HandlerContext } from '../../kernel/http/route.ts';
import { respondSignedIn, startSession } from '../auth/index.ts';
import { createOrganization, type NewOrganization } from './create.ts';
import { registrarOf } from './registrar.ts';

/** @throws {AppError} as `registrarOf` and `createOrganization` */
export async function register(context: HandlerContext, wanted: NewOrganization) {
  const { kernel, request } = context;
  const actor = registrarOf(context);
  const maker = actor
    ? ({ kind: 'operator', actor, ip: request.ip } as const)
    : ({ kind: 'stranger', ip: request.ip } as const);
  const made = await createOrganization(kernel, wanted, maker, (tx, ownerId) => startSession(context, tx, ownerId));
  const tenant = await kernel.tenants.byId(made.id);
  if (!tenant) throw new Error(`organization ${made.id} was registered and is not there`);
  return respondSignedIn(context, tenant, made.result);
}
