import type { Actor } from '../../auth/actor.ts';
import { fail } from '../../errors.ts';
import type { Kernel } from '../../kernel.ts';
import type { Tenant } from '../../tenancy/directory.ts';
import { asAppError } from './envelope.ts';
import type { Context } from '../state.ts';

/**
 * For what no message tells: a session that expires, a portal that is suspended, a change made by hand in the database, a
 * fan-out that is away. With the four seconds for which the state of a session is kept, below the five in which its end
 * shows everywhere.
 */
const lookEveryMs = 500;

export interface StreamAuthorization {
  /** Aborts with what a new request of this reader would be refused with now, or `permissions_changed`. */
  revoked: AbortSignal;
  close(): void;
}

async function look(kernel: Kernel, tenant: Tenant, actor: Actor | null): Promise<void> {
  const now = await kernel.tenants.byId(tenant.id);
  if (!now) throw fail('tenant_unknown');
  if (now.status !== 'active') throw fail('tenant_suspended');
  if (actor) await kernel.tokens.recheck(actor);
}

/**
 * Looks, while a stream is open, whether whoever reads it would still be let in: a request is checked when it begins, and
 * a stream may last for as long as an answer. It looks at once when the session is dropped (pushed by the fan-out), and
 * twice a second besides. A look reads what this process keeps of sessions and tenants anyway; the database hears of it
 * once in four seconds and session.
 */
export function authorizeStream(kernel: Kernel, { state: { tenant, actor } }: Context): StreamAuthorization {
  const abort = new AbortController();
  if (!tenant) return { revoked: abort.signal, close: () => undefined };
  let looking = false;
  let again = false;
  const lookNow = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    do {
      again = false;
      try {
        await look(kernel, tenant, actor);
      } catch (thrown) {
        // A database that is away knows of no change, and nobody can have made one: the next look will tell.
        if (asAppError(thrown).code !== 'unavailable') abort.abort(thrown);
      }
    } while (again && !abort.signal.aborted);
    looking = false;
  };
  const timer = setInterval(() => void lookNow(), lookEveryMs);
  const unwatch = actor
    ? kernel.tokens.watch(actor, () => {
        // What is being read now may be from before.
        again = true;
        void lookNow();
      })
    : () => undefined;
  return {
    revoked: abort.signal,
    close() {
      clearInterval(timer);
      unwatch();
    },
  };
}
