import type { Subject } from '../../topic.ts';
import { api, chat, models, usage } from './ai.ts';
import { guardAnswers, storage } from './data.ts';
import { joining, roles, tickets } from './people.ts';
import { whatAtriumIs } from './what-atrium-is.ts';

/** Questions about Atrium itself. */
export const portalSubjects: readonly Subject[] = [
  whatAtriumIs,
  joining,
  storage,
  chat,
  roles,
  tickets,
  guardAnswers,
  models,
  usage,
  api,
];
