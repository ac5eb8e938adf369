import type { Logger } from 'pino';

/** Problems that stop nothing but that the operator should know: plain sentences that say what to do. No secrets. */
export interface Warnings {
  /** Since the start of this process, in order. */
  readonly all: readonly string[];
  /** Adds a warning and logs it. */
  add: (sentence: string) => void;
}

export function createWarnings(log: Logger): Warnings {
  const all: string[] = [];
  return {
    all,
    add(sentence) {
      all.push(sentence);
      log.warn(sentence);
    },
  };
}
