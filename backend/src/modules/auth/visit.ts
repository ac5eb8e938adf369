import type { Call } from '../../kernel/http/route.ts';

/** Who knocks, what is said to them, and the house: all that signing in needs of a call. */
export type Visit = Pick<Call, 'request' | 'reply' | 'kernel'>;
