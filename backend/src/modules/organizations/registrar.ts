import type { Actor } from '../../kernel/auth/actor.ts';
import { fail } from '../../kernel/errors.ts';
import type { Call } from '../../kernel/http/route.ts';
import { organizationPolicy } from './policy.ts';

const refusal = 'Only the operator of this installation registers organizations.';

/**
 * Who makes an organization: an operator, who is whoever manages the platform's organization, or null for a stranger.
 * @throws {AppError} `unauthenticated`, `forbidden` where `REGISTRATION` does not let them
 */
export function registrarOf({
  kernel,
  maybeActor: actor,
  maybeTenant: tenant,
}: Pick<Call, 'kernel' | 'maybeActor' | 'maybeTenant'>): Actor | null {
  const { registration } = kernel.env;
  if (registration === 'closed') throw fail('forbidden', { message: 'This installation registers no organizations.' });
  if (actor && tenant?.kind === 'platform' && organizationPolicy.may(actor, 'update')) return actor;
  if (registration === 'open') return null;
  throw actor ? fail('forbidden', { message: refusal }) : fail('unauthenticated', { message: refusal });
}
