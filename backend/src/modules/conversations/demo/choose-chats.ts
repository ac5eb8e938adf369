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

/** Two chats about each organization's trade for each demo user. */
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
 * Five to eight chats of a member, oldest first: one archived, one with branches, some about the organization's trade. No two
 * demo users have the same chat, and each has one question that the guard refused.
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

/** `count` chats from `start`, continuing at the beginning after the last. */
function from(chats: readonly PastChat[], start: number, count: number): PastChat[] {
  const at = start % chats.length;
  return [...chats, ...chats].slice(at, at + Math.min(count, chats.length));
}
