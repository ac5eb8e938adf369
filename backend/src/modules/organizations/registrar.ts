import type { Actor } from '../../kernel/auth/actor.ts';
import { fail } from '../../kernel/errors.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';
import { organizationPolicy } from './policy.ts';

const refusal = 'Only the operator of this installation registers organizations.';

/**
 * Who creates an organization: an operator (a manager of the platform's organization), or null for a stranger.
 * @throws {AppError} `unauthenticated`, `forbidden` where `REGISTRATION` does not allow it
 */
export function registrarOf({
  kernel,
  maybeActor: actor,
  maybeTenant: tenant,
}: Pick<HandlerContext, 'kernel' | 'maybeActor' | 'maybeTenant'>): Actor | null {
  const { registration } = kernel.env;
  if (registration === 'closed') throw fail('forbidden', { message: 'This installation registers no organizations.' });
  if (actor && tenant?.kind === 'platform' && organizationPolicy.may(actor, 'update')) return actor;
  if (registration === 'open') return null;
  throw actor ? fail('forbidden', { message: refusal }) : fail('unauthenticated', { message: refusal });
}
