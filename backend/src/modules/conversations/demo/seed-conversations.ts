import type { Tx } from '../../../kernel/db/database.ts';
import type { DemoOrganization } from '../../../kernel/module.ts';
import { recordPastCalls } from '../../usage/index.ts';
import { insertPast } from '../store/past.ts';
import { chooseChats } from './choose-chats.ts';
import { hold } from './past-conversation.ts';
import { stableHash } from './stable-hash.ts';
import { beginnings } from './when.ts';

/** Adds conversations of the members who have signed in, and the calls of their answers. */
export async function seedConversations(tx: Tx, { slug, members }: DemoOrganization): Promise<void> {
  const now = Date.now();
  const held = members.flatMap((member) => {
    const chosen = chooseChats(slug, member);
    const times = beginnings(member, chosen.length, now);
    return chosen.map(({ chat, archived }, index) => {
      const startedAt = times[index] ?? member.lastSeenAt;
      const model = stableHash(`${member.email}/${chat.title}`) % 4 === 0 ? 'gpt-4.1' : 'gpt-4o-mini';
      return hold(chat, { userId: member.userId, startedAt, archived, model });
    });
  });
  if (held.length === 0) return;
  await recordPastCalls(
    tx,
    held.flatMap(({ calls }) => calls),
  );
  await insertPast(
    tx,
    held.map(({ conversation }) => conversation),
  );
}
