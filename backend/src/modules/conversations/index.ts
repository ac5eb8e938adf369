import type { Module } from '../../kernel/module.ts';
import { answersOf } from './answers/answers.ts';
import { conversationRoutes } from './routes.ts';
import { improveTitles, titleAfterAnswer } from './title-job.ts';

export const conversations: Module = {
  name: 'conversations',
  routes: conversationRoutes,
  subscribers: (kernel) => [titleAfterAnswer(kernel)],
  jobs: (kernel) => [improveTitles(kernel)],
  start: (kernel) => answersOf(kernel).start(),
  stop: (kernel, deadlineMs) => answersOf(kernel).close(deadlineMs),
};
