import type { Logger } from 'pino';

/** What whoever runs the installation should know and that stopped nothing: plain sentences that say what to do. No secrets. */
export interface Warnings {
  /** Since this process started, in their order. */
  readonly all: readonly string[];
  /** Logs it as well. */
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
