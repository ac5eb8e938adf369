import type { Kernel } from '../../kernel/kernel.ts';
import type { Gateway } from '../gateway/index.ts';
import type { Answers } from './answers/answers.ts';

/** What the handlers of chats need, on one kernel. */
export interface ChatContext {
  readonly kernel: Kernel;
  readonly gateway: Gateway;
  readonly answers: Answers;
}
