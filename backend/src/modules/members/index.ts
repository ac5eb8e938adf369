import type { Module } from '../../kernel/module.ts';
import { memberRoutes } from './routes.ts';

export { memberRequested } from './events.ts';
export { memberPolicy } from './policy.ts';
export { addMember, requestMembership } from './service.ts';
export { findFormerMember } from './store/joining.ts';
export { memberEmails } from './store/members.ts';

export const members: Module = { name: 'members', routes: memberRoutes };
