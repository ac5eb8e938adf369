import { z } from 'zod';
import type { RoleTx, Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import type { Usage } from '../../usage/index.ts';
import { messageStatus } from './messages.ts';

/** Milliseconds for which a lease lasts after its last renewal. */
export const leaseMs = 4_000;

/** The end of a lease that is taken or renewed now. */
export const leaseEnd = sql.fragment`now() + ${leaseMs} * interval '1 ms'`;

/** An answer and the process that holds its lease. */
export interface Held {
  messageId: string;
  instance: string;
}

export interface Chunk {
  seq: number;
  text: string;
}

const appended = z.object({ stopRequested: z.boolean(), lastSeq: z.number() });

/**
 * Appends chunks to the log, as the holder of the lease; existing chunks are left alone. The commit does not wait for the disk:
 * a crash of PostgreSQL (not of this process) may lose the last half second of the log.
 * @param chunks without gaps; none is written when the log does not reach up to them
 * @returns the last `seq` of the log before; null where another process has taken over the answer
 */
export async function appendChunks(
  tx: Tx,
  { messageId, instance }: Held,
  chunks: readonly Chunk[],
): Promise<z.infer<typeof appended> | null> {
  const seqs = chunks.map(({ seq }) => seq);
  const texts = chunks.map(({ text }) => text);
  return tx.maybeOne(sql.type(appended)`
    with lease as (
      select stop_requested from running_answers
      where org_id = ${tx.orgId} and message_id = ${messageId} and instance = ${instance}
      for share
    ), log as (
      select coalesce(max(seq), 0) as last_seq from message_chunks
      where org_id = ${tx.orgId} and message_id = ${messageId}
    ), written as (
      insert into message_chunks (org_id, message_id, seq, text)
      select ${tx.orgId}, ${messageId}, chunk.seq, chunk.text
      from lease, log, unnest(${sql.array(seqs, 'int4')}, ${sql.array(texts, 'text')}) as chunk (seq, text)
      where ${seqs[0] ?? 0} <= log.last_seq + 1
      on conflict (org_id, message_id, seq) do nothing
    )
    select stop_requested as "stopRequested", last_seq as "lastSeq" from lease, log`);
}

/** How an answer ended. */
export interface Ending {
  status: Exclude<z.infer<typeof messageStatus>, 'streaming'>;
  usage: Usage | null;
  costMicros: number | null;
  currency: string | null;
  finishReason: string | null;
  error: { code: string; message: string } | null;
}

/** An answer as a reader needs it who has its chunks up to some position. */
export interface AnswerView {
  conversationId: string;
  questionId: string;
  model: string;
  /** The next chunks in order; not necessarily all. */
  chunks: Chunk[];
  /** Number of chunks so far. */
  lastSeq: number;
  /** Null while it is being written. */
  ending: Ending | null;
}

const answerRow = z.object({
  conversationId: z.string(),
  questionId: z.string(),
  model: z.string(),
  status: messageStatus,
  content: z.string(),
  chunkEnds: z.array(z.number()).nullable(),
  /** The log, while the answer is streaming. */
  chunks: z.array(z.object({ seq: z.number(), text: z.string() })),
  loggedSeq: z.number(),
  promptTokens: z.number().nullable(),
  completionTokens: z.number().nullable(),
  cachedTokens: z.number().nullable(),
  costMicros: z.number().nullable(),
  currency: z.string().nullable(),
  finishReason: z.string().nullable(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
});

/** The most chunks read at once, which bounds the memory for a reader that is far behind. */
const chunksAtOnce = 200;

/** One statement and so one snapshot: nothing is missed or read twice between log and message. */
export async function readAnswer(tx: Tx, messageId: string, afterSeq: number): Promise<AnswerView | null> {
  const row = await tx.maybeOne(sql.type(answerRow)`
    select m.conversation_id as "conversationId", m.parent_id as "questionId", m.model, m.status, m.content,
      m.chunk_ends as "chunkEnds", m.cost_micros as "costMicros", m.currency, m.finish_reason as "finishReason",
      m.error_code as "errorCode", m.error_message as "errorMessage",
      m.prompt_tokens as "promptTokens", m.completion_tokens as "completionTokens", m.cached_tokens as "cachedTokens",
      coalesce(
        (
          select max(k.seq) from message_chunks k where k.org_id = ${tx.orgId} and k.message_id = m.id
        ),
        0
      ) as "loggedSeq",
      coalesce(
        (
          select jsonb_agg(jsonb_build_object('seq', k.seq, 'text', k.text) order by k.seq)
          from message_chunks k
          where k.org_id = ${tx.orgId} and k.message_id = m.id
            and k.seq > ${afterSeq} and k.seq <= ${afterSeq + chunksAtOnce}
        ),
        '[]'
      ) as chunks
    from messages m
    join conversations c on c.org_id = ${tx.orgId} and c.id = m.conversation_id and c.deleted_at is null
    where m.org_id = ${tx.orgId} and m.id = ${messageId} and m.role = 'assistant'`);
  return row && viewOf(row, afterSeq);
}

function viewOf(row: z.infer<typeof answerRow>, afterSeq: number): AnswerView {
  const { conversationId, questionId, model, status, content } = row;
  if (status === 'streaming') {
    return { conversationId, questionId, model, chunks: row.chunks, lastSeq: row.loggedSeq, ending: null };
  }
  const ends = row.chunkEnds ?? (content === '' ? [] : [content.length]);
  const chunks = ends.map((end, index) => ({ seq: index + 1, text: content.slice(ends[index - 1] ?? 0, end) }));
  const { promptTokens, completionTokens, cachedTokens, costMicros, currency, finishReason, errorCode } = row;
  const usage =
    promptTokens === null
      ? null
      : { prompt_tokens: promptTokens, completion_tokens: completionTokens ?? 0, cached_tokens: cachedTokens ?? 0 };
  return {
    conversationId,
    questionId,
    model,
    chunks: chunks.slice(afterSeq),
    lastSeq: chunks.length,
    ending: {
      status,
      usage,
      costMicros,
      currency,
      finishReason,
      error: errorCode === null ? null : { code: errorCode, message: row.errorMessage ?? '' },
    },
  };
}

/**
 * Ends an answer and its lease in one statement, and moves the log into the message.
 * @returns false where this instance no longer holds the lease
 */
export async function endAnswer(
  tx: Tx,
  { messageId, instance }: Held,
  chunks: readonly string[],
  ending: Ending,
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    delete from running_answers
    where org_id = ${tx.orgId} and message_id = ${messageId} and instance = ${instance}`);
  if (rowCount === 0) return false;
  await tx.query(sql.unsafe`
    update messages set
      status = ${ending.status}, content = ${chunks.join('')},
      chunk_ends = ${sql.array(endsOf(chunks), 'int4')},
      prompt_tokens = ${ending.usage?.prompt_tokens ?? null},
      completion_tokens = ${ending.usage?.completion_tokens ?? null},
      cached_tokens = ${ending.usage?.cached_tokens ?? null},
      cost_micros = ${ending.costMicros}, currency = ${ending.currency},
      finish_reason = ${ending.finishReason},
      error_code = ${ending.error?.code ?? null}, error_message = ${ending.error?.message ?? null}
    where org_id = ${tx.orgId} and id = ${messageId}`);
  return true;
}

function endsOf(chunks: readonly string[]): number[] {
  let end = 0;
  return chunks.map((text) => (end += text.length));
}

/** Marks answers to be stopped; the process that writes them checks with every chunk and every renewal. */
export async function requestStop(tx: Tx, messageIds: readonly string[]): Promise<void> {
  await tx.query(sql.unsafe`
    update running_answers set stop_requested = true
    where org_id = ${tx.orgId} and message_id = any(${sql.array(messageIds, 'uuid')})`);
}

export async function runningIn(tx: Tx, conversationId: string): Promise<readonly string[]> {
  return tx.anyFirst(sql.type(z.object({ message_id: z.string() }))`
    select r.message_id from running_answers r
    join messages m on m.org_id = r.org_id and m.id = r.message_id
    where r.org_id = ${tx.orgId} and m.conversation_id = ${conversationId}`);
}

const lease = z.object({ messageId: z.string(), stopRequested: z.boolean() });
const expired = z.object({ orgId: z.string(), messageId: z.string() });

/** Renews this process's leases of all organizations. A lease that is not returned is lost. */
export async function renewLeases(
  tx: RoleTx,
  instance: string,
  messageIds: readonly string[],
): Promise<readonly z.infer<typeof lease>[]> {
  return tx.any(sql.type(lease)`
    update running_answers set leased_until = ${leaseEnd}
    where instance = ${instance} and message_id = any(${sql.array(messageIds, 'uuid')})
    returning message_id as "messageId", stop_requested as "stopRequested"`);
}

/** Answers of all organizations whose lease has expired, except those in `own`. */
export async function expiredAnswers(tx: RoleTx, own: readonly string[]): Promise<readonly z.infer<typeof expired>[]> {
  return tx.any(sql.type(expired)`
    select org_id as "orgId", message_id as "messageId" from running_answers
    where leased_until < now() and message_id <> all(${sql.array(own, 'uuid')})
    order by leased_until
    limit 50`);
}

const leftBehind = z.object({ conversationId: z.string(), userId: z.string(), chunks: z.array(z.string()) });

/**
 * Takes over an expired lease and reads what was written.
 * @returns null where another process was faster, or the holder is back
 */
export async function takeOver(
  tx: Tx,
  messageId: string,
  instance: string,
): Promise<z.infer<typeof leftBehind> | null> {
  const { rowCount } = await tx.query(sql.unsafe`
    update running_answers set instance = ${instance}, leased_until = ${leaseEnd}
    where org_id = ${tx.orgId} and message_id = ${messageId} and leased_until < now()`);
  if (rowCount === 0) return null;
  return tx.one(sql.type(leftBehind)`
    select m.conversation_id as "conversationId", m.user_id as "userId",
      array(
        select k.text from message_chunks k where k.org_id = ${tx.orgId} and k.message_id = m.id order by k.seq
      ) as chunks
    from messages m
    where m.org_id = ${tx.orgId} and m.id = ${messageId}`);
}
