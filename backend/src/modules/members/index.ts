import type { Module } from '../../kernel/module.ts';
import { memberRoutes } from './routes.ts';

export { memberPolicy } from './policy.ts';
export { addMember } from './service.ts';
export { memberEmails } from './store.ts';

export const members: Module = { name: 'members', routes: memberRoutes };
