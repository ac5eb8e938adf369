import { defineModule } from '../../kernel/module.ts';
import { gateway } from '../gateway/index.ts';
import { Answers } from './answers/answers.ts';
import { contract, errors, rates } from './contract.ts';
import { seedConversations } from './demo/seed-conversations.ts';
import * as events from './events.ts';
import { readConversations, writeConversations } from './policy.ts';
import { conversationHandlers } from './routes.ts';
import { searchConversations } from './search.ts';
import { deletion } from './store/conversations.ts';
import { improveTitles, titleAfterAnswer } from './title-job.ts';

export { hasConversation } from './store/conversations.ts';

export const conversations = defineModule({
  name: 'conversations',
  contract,
  errors,
  rates,
  permissions: [readConversations, writeConversations],
  events: Object.values(events),
  search: { conversation: searchConversations },
  needs: { gateway },
  create(kernel, needs) {
    const answers = new Answers(kernel, needs.gateway);
    const context = { kernel, gateway: needs.gateway, answers };
    return {
      handlers: conversationHandlers(context),
      subscribers: [titleAfterAnswer(context)],
      jobs: [improveTitles(context), deletion.purge(kernel)],
      demo: seedConversations,
      start: () => answers.start(),
      stop: (deadlineMs) => answers.close(deadlineMs),
    };
  },
});
