export interface EnqueueOptions {
  /** The same id while one is known: enqueued once. */
  id?: string;
  delayMs?: number;
  /** Default 5. */
  attempts?: number;
}

export interface JobQueue {
  enqueue(name: string, data: Record<string, unknown>, options?: EnqueueOptions): Promise<void>;
  /** Starts taking jobs (role `worker` or `all`). */
  work(handlers: ReadonlyMap<string, (data: Record<string, unknown>) => Promise<void>>): Promise<void>;
  /** Dead letters: jobs whose attempts are used up. */
  dead(limit: number): Promise<{ id: string; name: string; reason: string; failedAt: string }[]>;
  /** Puts a dead job back. False: there is none with that id. */
  retry(id: string): Promise<boolean>;
  ping(): Promise<void>;
  close(deadlineMs: number): Promise<void>;
}
