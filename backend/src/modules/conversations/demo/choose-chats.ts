import type { Role } from '../../../kernel/auth/actor.ts';
import type { DemoMember } from '../../../kernel/module.ts';
import { acme } from './chats/acme.ts';
import { atrium } from './chats/atrium.ts';
import { contoso } from './chats/contoso.ts';
import { everyday, everydaySpeakers } from './chats/everyday.ts';
import { globex } from './chats/globex.ts';
import { initech } from './chats/initech.ts';
import { northwind } from './chats/northwind.ts';
import type { PastChat } from './past-chat.ts';
import { stableHash } from './stable-hash.ts';

/** Two chats about each organization's trade for everybody who can be signed in as. */
const ofTrade: Readonly<Record<string, Readonly<Record<Role, readonly PastChat[]>>>> = {
  acme,
  atrium,
  contoso,
  globex,
  initech,
  northwind,
};

export interface ChosenChat {
  chat: PastChat;
  archived: boolean;
}

/**
 * Five to eight chats of a member, the oldest first: one that is archived, one with branches, some of the organization's trade; of
 * those who can be signed in as, no two have the same, and each was stopped by the guard once.
 */
export function chooseChats(slug: string, member: DemoMember): ChosenChat[] {
  const trade = ofTrade[slug];
  if (!trade) return [];
  const hash = stableHash(`${slug}/${member.email}`);
  const isLogin = member.email === `${member.role}@${slug}.test`;
  const turn = isLogin ? (everydaySpeakers[slug]?.indexOf(member.role) ?? 0) : hash;
  const [newest, ...own] = isLogin ? trade[member.role] : from(Object.values(trade).flat(), hash, 2 + (hash % 3));
  const { archived, plain, withBranches, stoppedByGuard } = everyday;
  const shown = [
    ...from(plain, turn, 1),
    ...own,
    ...(isLogin || hash % 4 === 0 ? from(stoppedByGuard, turn, 1) : []),
    ...from(withBranches, turn, 1),
    ...(newest ? [newest] : []),
  ];
  return [
    ...from(archived, turn, 1).map((chat) => ({ chat, archived: true })),
    ...shown.map((chat) => ({ chat, archived: false })),
  ];
}

/** `count` of them from a place on, beginning anew after the last. */
function from(chats: readonly PastChat[], start: number, count: number): PastChat[] {
  const at = start % chats.length;
  return [...chats, ...chats].slice(at, at + Math.min(count, chats.length));
}
