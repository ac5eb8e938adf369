// Every feature, one line each. `kernel/modules.ts` orders them.
export { announcements } from './modules/announcements/index.ts';
export { audit } from './modules/audit/index.ts';
export { auth } from './modules/auth/index.ts';
export { conversations } from './modules/conversations/index.ts';
export { firstSteps } from './modules/first-steps/index.ts';
export { gateway } from './modules/gateway/index.ts';
export { guard } from './modules/guard/index.ts';
export { invitations } from './modules/invitations/index.ts';
export { mail } from './modules/mail/index.ts';
export { members } from './modules/members/index.ts';
export { notes } from './modules/notes/index.ts';
export { organizations } from './modules/organizations/index.ts';
export { plan } from './modules/plan/index.ts';
export { realtime } from './modules/realtime/index.ts';
export { search } from './modules/search/index.ts';
export { usage } from './modules/usage/index.ts';
