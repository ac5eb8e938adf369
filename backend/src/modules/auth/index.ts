import { signingKeyRotated } from '../../kernel/auth/signing-keys.ts';
import { KeyedSemaphore } from '../../kernel/limits/keyed-semaphore.ts';
import { defineModule } from '../../kernel/module.ts';
import { contract, errors, rates } from './contract.ts';
import * as events from './events.ts';
import { authHandlers } from './routes.ts';
import { triesAtOnce } from './sign-in.ts';

export { requireGoodPassword } from './passwords.ts';
export { proveByPassword } from './prove-by-password.ts';
export { respondSignedIn, startSession } from './sessions.ts';
export type { SignInContext } from './cookies.ts';

export const auth = defineModule({
  name: 'auth',
  contract,
  errors,
  rates,
  events: [...Object.values(events), signingKeyRotated],
  create: () => ({ handlers: authHandlers(new KeyedSemaphore({ ofKey: triesAtOnce })) }),
});
