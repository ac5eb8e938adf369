import { z } from 'zod';
import { roles } from '../../../kernel/auth/actor.ts';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

const untitled = z.object({
  userId: z.string(),
  role: z.enum(roles),
  /** The beginnings of the first question and its answer. */
  question: z.string(),
  answer: z.string(),
});
export type Untitled = z.infer<typeof untitled>;

/** The conversation, if it is still named after its first message; null where it was renamed. */
export async function findUntitled(tx: Tx, conversationId: string): Promise<Untitled | null> {
  return tx.maybeOne(sql.type(untitled)`
    select c.user_id as "userId", member.role, left(question.content, 2000) as question, left(answer.content, 2000) as answer
    from conversations c
    join members member on member.org_id = c.org_id and member.user_id = c.user_id and member.status = 'active'
    join messages question
      on question.org_id = c.org_id and question.conversation_id = c.id and question.parent_id is null
    join messages answer
      on answer.org_id = c.org_id and answer.conversation_id = c.id and answer.parent_id = question.id
    where c.org_id = ${tx.orgId} and c.id = ${conversationId} and c.title_source = 'message' and c.deleted_at is null
      and answer.status = 'complete'
    order by question.id, answer.id
    limit 1`);
}

/** False where it was renamed meanwhile. */
export async function improveTitle(tx: Tx, conversationId: string, title: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update conversations set title = ${title}, title_source = 'model'
    where org_id = ${tx.orgId} and id = ${conversationId} and title_source = 'message' and deleted_at is null`);
  return rowCount > 0;
}
