import type { Role } from '../../../../kernel/auth/actor.ts';
import { archived } from './everyday/archived.ts';
import { plain } from './everyday/plain.ts';
import { stoppedByGuard } from './everyday/stopped-by-guard.ts';
import { withBranches } from './everyday/with-branches.ts';

/** What people ask in every trade. Each list has five chats: in English, German, Spanish, English and Arabic. */
export const everyday = { archived, plain, withBranches, stoppedByGuard };

/** Who has the first, second … of each list, so that everybody writes in a language that they speak. */
export const everydaySpeakers: Readonly<Record<string, readonly Role[]>> = {
  acme: ['owner', 'agent', 'member', 'client', 'admin'],
  atrium: ['client', 'admin', 'member', 'agent', 'owner'],
  contoso: ['admin', 'agent', 'client', 'member', 'owner'],
  globex: ['owner', 'client', 'member', 'agent', 'admin'],
  initech: ['owner', 'agent', 'member', 'admin', 'client'],
  northwind: ['owner', 'agent', 'client', 'admin', 'member'],
};
