import type { Call } from '../../kernel/http/route.ts';

/** What signing in needs of a call. */
export type SignInContext = Pick<Call, 'request' | 'reply' | 'kernel'>;
