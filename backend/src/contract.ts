import type { contract as announcements } from './modules/announcements/contract.ts';
import type { contract as audit } from './modules/audit/contract.ts';
import type { contract as auth } from './modules/auth/contract.ts';
import type { contract as conversations } from './modules/conversations/contract.ts';
import type { contract as gateway } from './modules/gateway/contract.ts';
import type { contract as guard } from './modules/guard/contract.ts';
import type { contract as members } from './modules/members/contract.ts';
import type { contract as organizations } from './modules/organizations/contract.ts';
import type { contract as usage } from './modules/usage/contract.ts';

/**
 * The types of the whole API, for the browser: `import type { Api } from '@atrium/backend/contract'`. Every module adds
 * one line.
 */
export type Api = typeof organizations &
  typeof auth &
  typeof members &
  typeof audit &
  typeof conversations &
  typeof gateway &
  typeof guard &
  typeof usage &
  typeof announcements;

export type { Role } from './kernel/auth/actor.ts';
export type { ErrorCode } from './kernel/errors.ts';
