/** The features of the app, a line each. `registry.ts` reads what they declare; the order here has no effect. */
export { announcements } from '../features/announcements/index.tsx';
export { auth } from '../features/auth/index.tsx';
export { conversations } from '../features/conversations/index.tsx';
export { firstSteps } from '../features/first-steps/index.tsx';
export { invitations } from '../features/invitations/index.tsx';
export { members } from '../features/members/index.tsx';
export { notes } from '../features/notes/index.tsx';
export { organizations } from '../features/organizations/index.tsx';
