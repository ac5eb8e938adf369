import { z } from 'zod';
import { defineSetting, endpoint } from '../../kernel/http/contract.ts';

const tag = 'Organization';

const visibility = z.enum(['shown', 'dismissed']);
/** Whether owners and admins of the organization still want the list. */
export const firstStepsVisibility = defineSetting('first_steps', visibility, 'shown');

const step = z.object({
  /**
   * `brand`: a colour or a logo. `people`: somebody else is an active member. `model`: a model of an AI provider answers, not the
   * built-in one. `chat`: the one who asks has had a chat.
   */
  id: z.enum(['brand', 'people', 'model', 'chat']),
  done: z.boolean(),
});

export const contract = {
  'GET /first-steps': endpoint({
    summary: 'What is left to do in a new portal',
    description: 'For those who manage the organization. In the order in which it is best done.',
    tag,
    tx: 'none',
    data: z.object({ visibility, steps: z.array(step) }),
  }),
  'PUT /first-steps/visibility': endpoint({
    summary: 'Put the list of first steps away, or show it again',
    description: 'For everybody who manages the organization.',
    tag,
    tx: 'none',
    body: z.strictObject({ visibility }),
    data: z.object({ visibility }),
  }),
};

export type StepId = z.infer<typeof step>['id'];

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
