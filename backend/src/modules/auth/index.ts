import type { Module } from '../../kernel/module.ts';
import { authRoutes } from './routes.ts';

export { requireGoodPassword } from './passwords.ts';
export { auditPolicy, organizationPolicy } from './policy.ts';
export { answerSignedIn, startSession } from './sessions.ts';
export type { Visit } from './visit.ts';

export const auth: Module = { name: 'auth', routes: authRoutes };
