import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import type { Finding } from '../../guard/index.ts';
import { leaseEnd } from './answers.ts';

export interface NewQuestion {
  parentId: string | null;
  content: string;
  clientId: string | null;
  /** What the guard found in it and let pass: types and positions. */
  findings: readonly Finding[];
}

export interface NewExchange {
  conversationId: string;
  userId: string;
  questionId: string;
  /** Null: the question is stored already, and gets another answer. */
  question: NewQuestion | null;
  answerId: string;
  model: string;
  /** The client's id of an answer that was requested by itself. */
  answerClientId: string | null;
  /** The process that will write the answer. */
  instance: string;
  /** The title for a conversation that has none; empty: it stays without. */
  firstTitle: string;
}

/** Stores question, empty answer, its lease and the change of the conversation in one statement. */
export async function storeExchange(tx: Tx, exchange: NewExchange): Promise<void> {
  const { conversationId, userId, questionId, question, answerId, instance } = exchange;
  await tx.query(sql.unsafe`
    with ${question ? sql.fragment`question as (${insertQuestion(tx.orgId, exchange, question)}),` : sql.fragment``}
    answer as (
      insert into messages (org_id, id, conversation_id, user_id, parent_id, role, content, model, status, client_id)
      values (
        ${tx.orgId}, ${answerId}, ${conversationId}, ${userId}, ${questionId},
        'assistant', '', ${exchange.model}, 'streaming', ${exchange.answerClientId}
      )
    ), lease as (
      insert into running_answers (org_id, message_id, instance, leased_until)
      values (${tx.orgId}, ${answerId}, ${instance}, ${leaseEnd})
    )
    update conversations set
      active_leaf = ${answerId}, last_message_at = now(), active_at = now(),
      ${nameIfNone(exchange)}
    where org_id = ${tx.orgId} and id = ${conversationId}`);
}

function nameIfNone({ firstTitle }: NewExchange) {
  if (firstTitle === '') return sql.fragment`title_source = title_source`;
  return sql.fragment`
    title = case title_source when 'none' then ${firstTitle} else title end,
    title_source = case title_source when 'none' then 'message' else title_source end`;
}

function insertQuestion(orgId: string, { conversationId, userId, questionId }: NewExchange, question: NewQuestion) {
  return sql.fragment`
    insert into messages (
      org_id, id, conversation_id, user_id, parent_id, role, content, status, client_id, guard_findings
    )
    values (
      ${orgId}, ${questionId}, ${conversationId}, ${userId}, ${question.parentId},
      'user', ${question.content}, 'complete', ${question.clientId},
      ${question.findings.length > 0 ? sql.jsonb(question.findings) : null}
    )`;
}
