import type { Module } from '../../kernel/module.ts';
import { answersOf } from './answers/answers.ts';
import { titleAfterAnswer, titleJob } from './events.ts';
import { conversationRoutes } from './routes.ts';

export const conversations: Module = {
  name: 'conversations',
  routes: conversationRoutes,
  subscribers: [titleAfterAnswer],
  jobs: [titleJob],
  start: (kernel) => answersOf(kernel).start(),
  stop: (kernel, deadlineMs) => answersOf(kernel).close(deadlineMs),
};
