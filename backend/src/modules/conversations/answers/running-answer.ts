import retry from 'p-retry';
import { errors } from '../contract.ts';
import { AppError, fail } from '../../../kernel/errors.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import type { AnswerEvent, Gateway, PreparedCall } from '../../gateway/index.ts';
import { messageCompleted, messageFailed, messageStopped } from '../events.ts';
import { appendChunks, endAnswer, type AnswerView, type Chunk, type Ending } from '../store/answers.ts';
import { AnswerLog } from './answer-log.ts';
import { Notifier } from '../../../kernel/live/notifier.ts';

/**
 * Retries while the database restarts, so that an answer that is paid for is not given up. After a minute the lease is long
 * lost to recovery.
 */
const untilDatabaseIsBack = <T>(work: () => Promise<T>): Promise<T> =>
  retry(work, {
    retries: Infinity,
    minTimeout: 50,
    maxTimeout: 1_000,
    maxRetryTime: 60_000,
    shouldRetry: ({ error }) => error instanceof AppError && error.code === 'unavailable',
  });

/** An answer, its conversation, and the process that writes it. */
export interface AnswerRef {
  orgId: string;
  conversationId: string;
  questionId: string;
  messageId: string;
  userId: string;
  instance: string;
}

type StopReason = 'user' | 'shutdown' | 'lost';

/** Another process has taken over the answer, or its conversation was deleted: nothing more may be written. */
class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** The most chunks of one view: a reader that is far behind gets the rest next time. */
const chunksAtOnce = 200;

/** The fan-out topic on which readers in other processes are notified of new chunks. */
export const hintTopic = (messageId: string) => `answer.${messageId}`;

/**
 * One answer being written by this process. It belongs to no request: it goes on when every reader has left, and ends by
 * itself, by `stop`, or with the process.
 */
export class RunningAnswer {
  readonly ref: AnswerRef;
  /** Notifies of every chunk and of the end. */
  readonly notifier = new Notifier();
  /** Resolves, never rejects, when nothing more will happen. */
  readonly done: Promise<void>;
  readonly #kernel: Kernel;
  readonly #gateway: Gateway;
  readonly #call: PreparedCall;
  readonly #log: AnswerLog;
  readonly #abort = new AbortController();
  #reason: StopReason | null = null;
  #ending: Ending | null = null;

  constructor(kernel: Kernel, gateway: Gateway, ref: AnswerRef, call: PreparedCall) {
    this.#kernel = kernel;
    this.#gateway = gateway;
    this.ref = ref;
    this.#call = call;
    this.#log = new AnswerLog({
      write: (chunk) => this.#write(chunk),
      onWritten: () => this.#announce(),
      onFailed: () => this.stop('lost'),
    });
    this.done = this.#run();
  }

  /** Whether the end is stored, so that readers may be told. Stays false where another process ends it. */
  get ended(): boolean {
    return this.#ending !== null;
  }

  stop(reason: StopReason): void {
    this.#reason ??= reason;
    this.#abort.abort();
  }

  view(afterSeq: number): AnswerView {
    const { conversationId, questionId } = this.ref;
    const { chunks } = this.#log;
    const next = chunks.slice(afterSeq, afterSeq + chunksAtOnce);
    return {
      conversationId,
      questionId,
      model: this.#call.model.id,
      chunks: next.map((text, index) => ({ seq: afterSeq + index + 1, text })),
      lastSeq: chunks.length,
      ending: this.#ending,
    };
  }

  async #run(): Promise<void> {
    const { log } = this.#kernel;
    const { orgId, messageId } = this.ref;
    try {
      const ending = await this.#consume();
      await this.#log.close();
      await this.#store(ending);
    } catch (error) {
      // The answer is not lost: the lease expires, and recovery keeps what was written.
      log.error({ err: error, org_id: orgId, message_id: messageId }, 'an answer was left to recovery');
    }
    this.#announce();
  }

  /** Runs the call to its one terminal event. */
  async #consume(): Promise<Ending> {
    let ending: Ending | null = null;
    try {
      for await (const event of this.#gateway.runAnswer(this.#call, this.#abort.signal)) {
        if (event.type === 'delta') this.#log.append(event.text);
        else if (event.type !== 'started') ending = endingOf(event, this.#reason);
      }
    } catch (error) {
      const { orgId, messageId } = this.ref;
      this.#kernel.log.error({ err: error, org_id: orgId, message_id: messageId }, 'the gateway failed in an answer');
    }
    if (ending) return ending;
    await this.#log.close();
    const { orgId, messageId } = this.ref;
    const text = this.#log.chunks.join('');
    return interrupted(await untilDatabaseIsBack(() => this.#gateway.settleInterrupted(orgId, messageId, text)));
  }

  async #write(chunk: Chunk): Promise<void> {
    const lastSeq = await this.#append([chunk]);
    if (lastSeq >= chunk.seq - 1) return;
    // PostgreSQL has crashed and lost the end of the log, which this process still has.
    const lost = this.#log.chunks.map((text, index) => ({ seq: index + 1, text })).slice(lastSeq);
    await this.#append([...lost, chunk]);
  }

  async #append(chunks: readonly Chunk[]): Promise<number> {
    const { orgId } = this.ref;
    const lease = await untilDatabaseIsBack(() =>
      this.#kernel.db.tenant(orgId, (tx) => appendChunks(tx, this.ref, chunks), { durable: false }),
    );
    if (!lease) throw new LeaseLost();
    if (lease.stopRequested) this.stop('user');
    return lease.lastSeq;
  }

  async #store(ending: Ending): Promise<void> {
    const held = await untilDatabaseIsBack(() => storeEnding(this.#kernel, this.ref, this.#log.chunks, ending));
    if (!held) throw new LeaseLost();
    this.#ending = ending;
  }

  #announce(): void {
    this.notifier.notify();
    void this.#kernel.fanout.publish(hintTopic(this.ref.messageId), null);
  }
}

/**
 * Stores the end of an answer and its event in one transaction.
 * @returns false where `ref.instance` no longer holds the lease
 */
export async function storeEnding(
  kernel: Kernel,
  ref: Pick<AnswerRef, 'orgId' | 'messageId' | 'instance' | 'conversationId' | 'userId'>,
  chunks: readonly string[],
  ending: Ending,
): Promise<boolean> {
  return kernel.db.tenant(ref.orgId, async (tx) => {
    if (!(await endAnswer(tx, ref, chunks, ending))) return false;
    const { conversationId, messageId, userId } = ref;
    const ended = eventOf[ending.status]({ conversation_id: conversationId, message_id: messageId, user_id: userId });
    await kernel.events.emit(tx, ended);
    return true;
  });
}

const eventOf: Record<Ending['status'], typeof messageCompleted> = {
  complete: messageCompleted,
  stopped: messageStopped,
  failed: messageFailed,
  interrupted: messageFailed,
};

type LastEvent = Extract<AnswerEvent, { type: 'completed' | 'stopped' | 'failed' }>;

function endingOf(event: LastEvent, reason: StopReason | null): Ending {
  if (event.type === 'stopped' && reason !== 'user') return interrupted(event);
  const { usage, costMicros, currency } = event;
  const bill = { usage, costMicros, currency, finishReason: null, error: null };
  if (event.type === 'completed') return { ...bill, status: 'complete', finishReason: event.finishReason };
  if (event.type === 'stopped') return { ...bill, status: 'stopped', finishReason: 'stopped' };
  return { ...bill, status: 'failed', error: { code: event.code, message: event.message } };
}

/** The ending of an answer whose process ended before it. */
export function interrupted(bill: Pick<LastEvent, 'usage' | 'costMicros' | 'currency'>): Ending {
  const { usage, costMicros, currency } = bill;
  const { code, message }: AppError = fail(errors.answer_interrupted);
  return { status: 'interrupted', usage, costMicros, currency, finishReason: null, error: { code, message } };
}
