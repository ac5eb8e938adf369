import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../../kernel/db/id.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import type { Gateway, PreparedCall } from '../../gateway/index.ts';
import { KeyedSemaphore } from '../../../kernel/limits/keyed-semaphore.ts';
import { expiredAnswers, leaseMs, renewLeases, requestStop, takeOver } from '../store/answers.ts';
import { hintTopic, interrupted, RunningAnswer, storeEnding, type AnswerRef } from './running-answer.ts';

const tickMs = leaseMs / 4;
const stopTopic = 'answers.stop';
/** Milliseconds of a shutdown that are reserved for marking unfinished answers. */
const reserveMs = 2_000;

/** The answers that this process writes, and its part in recovering those of processes that died. */
export class Answers {
  /** The id of this process in leases. */
  readonly instance = newId();
  /** Questions of one conversation are stored one at a time. */
  readonly mutex = new KeyedSemaphore({ ofKey: 1 });
  readonly #leaving = new AbortController();
  readonly #kernel: Kernel;
  readonly #gateway: Gateway;
  readonly #running = new Map<string, RunningAnswer>();
  #timer: NodeJS.Timeout | null = null;
  #unsubscribe: (() => Promise<void>) | null = null;
  #tick: Promise<void> | null = null;
  #lastLook = Date.now();
  #mayJudgeFrom = 0;

  constructor(kernel: Kernel, gateway: Gateway) {
    this.#kernel = kernel;
    this.#gateway = gateway;
  }

  /** Aborts when the process begins to stop: for calls that nobody waits for. */
  get leaving(): AbortSignal {
    return this.#leaving.signal;
  }

  /** Recovers what earlier processes left, now and periodically. */
  async start(): Promise<void> {
    this.#lastLook = Date.now();
    this.#unsubscribe = await this.#kernel.fanout.subscribe(stopTopic, (messageId) => {
      if (typeof messageId === 'string') this.#running.get(messageId)?.stop('user');
    });
    await this.#look();
    this.#timer = setInterval(() => {
      this.#tick ??= this.#look().finally(() => (this.#tick = null));
    }, tickMs);
  }

  /**
   * Waits for running answers; those that do not finish before the deadline are marked interrupted, and their usage is settled.
   */
  async close(deadlineMs: number): Promise<void> {
    this.#leaving.abort();
    const all = Promise.all([...this.#running.values()].map(({ done }) => done));
    await within(all, Math.max(0, deadlineMs - reserveMs));
    for (const answer of this.#running.values()) answer.stop('shutdown');
    await within(all, Math.min(deadlineMs, reserveMs));
    if (this.#timer) clearInterval(this.#timer);
    await this.#tick;
    await this.#unsubscribe?.();
  }

  /** Begins to write an answer whose message and lease are stored. */
  begin(ref: AnswerRef, call: PreparedCall): RunningAnswer {
    const answer = new RunningAnswer(this.#kernel, this.#gateway, ref, call);
    this.#running.set(ref.messageId, answer);
    void this.#forgetWhenDone(answer);
    return answer;
  }

  async #forgetWhenDone(answer: RunningAnswer): Promise<void> {
    await answer.done;
    // Kept for a turn, so that who waits for the end finds it here; later readers read the message.
    if (answer.ended) await nextTurn();
    this.#running.delete(answer.ref.messageId);
  }

  find(messageId: string): RunningAnswer | undefined {
    return this.#running.get(messageId);
  }

  /** Asks the processes that write them to stop; returns before they have. */
  async requestStop(orgId: string, messageIds: readonly string[]): Promise<void> {
    const elsewhere = messageIds.filter((id) => !this.#running.has(id));
    for (const id of messageIds) this.#running.get(id)?.stop('user');
    if (elsewhere.length === 0) return;
    await this.#kernel.db.tenant(orgId, (tx) => requestStop(tx, elsewhere));
    await Promise.all(elsewhere.map((id) => this.#kernel.fanout.publish(stopTopic, id)));
  }

  async #look(): Promise<void> {
    // This process was suspended (a busy machine, a closed lid), and others probably as well.
    if (Date.now() - this.#lastLook > leaseMs / 2) this.#judgeLater();
    this.#lastLook = Date.now();
    try {
      await this.#renew();
      if (Date.now() >= this.#mayJudgeFrom) await this.#recoverExpired();
    } catch (error) {
      // While the database was away no process could renew its leases.
      this.#judgeLater();
      this.#kernel.log.warn({ err: error }, 'leases of running answers could not be looked after');
    }
  }

  /** Waits for the length of a lease before others' leases are judged again. */
  #judgeLater(): void {
    this.#mayJudgeFrom = Date.now() + leaseMs;
  }

  async #renew(): Promise<void> {
    const ids = [...this.#running.keys()];
    if (ids.length === 0) return;
    const leases = await this.#kernel.db.as('atrium_operator', (tx) => renewLeases(tx, this.instance, ids));
    const held = new Set(leases.map(({ messageId }) => messageId));
    for (const { messageId, stopRequested } of leases) {
      if (stopRequested) this.#running.get(messageId)?.stop('user');
    }
    for (const id of ids) if (!held.has(id)) this.#running.get(id)?.stop('lost');
  }

  async #recoverExpired(): Promise<void> {
    const own = [...this.#running.keys()];
    const expired = await this.#kernel.db.as('atrium_operator', (tx) => expiredAnswers(tx, own), { readOnly: true });
    for (const { orgId, messageId } of expired) {
      try {
        await this.#recover(orgId, messageId);
      } catch (error) {
        this.#kernel.log.error({ err: error, org_id: orgId, message_id: messageId }, 'an answer was not recovered');
      }
    }
  }

  /**
   * Ends an answer of a dead process: keeps what was written, settles its usage once, and notifies readers. Every step may be
   * repeated after a crash.
   */
  async #recover(orgId: string, messageId: string): Promise<void> {
    const kernel = this.#kernel;
    const left = await kernel.db.tenant(orgId, (tx) => takeOver(tx, messageId, this.instance));
    if (!left) return;
    const { chunks, conversationId, userId } = left;
    const bill = await this.#gateway.settleInterrupted(orgId, messageId, chunks.join(''));
    const ref = { orgId, messageId, conversationId, userId, instance: this.instance };
    await storeEnding(kernel, ref, chunks, interrupted(bill));
    await kernel.fanout.publish(hintTopic(messageId), null);
    kernel.log.warn({ org_id: orgId, message_id: messageId }, 'an interrupted answer was recovered');
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const abort = new AbortController();
  await Promise.race([work, sleep(ms, undefined, { signal: abort.signal }).catch(() => undefined)]);
  abort.abort();
}
