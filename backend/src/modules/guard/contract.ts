import { z } from 'zod';
import { defineErrors, endpoint, text } from '../../kernel/http/contract.ts';
import { generateRate } from '../gateway/contract.ts';

export const errors = defineErrors({
  guard_blocked: [422, 'The message holds something that must not leave. Remove it and send again.'],
});

const type = z.enum(['card', 'ssn', 'iban', 'password', 'api_key', 'secret']);
const confidence = z.enum(['certain', 'uncertain']);

export const contract = {
  'POST /guard/test': endpoint({
    summary: 'What the guard would do with a text',
    description:
      '`action` is the strictest of those the policy has for what was found: `block`, `redact`, `warn`; `pass` when nothing was. ' +
      'What is `uncertain` (a number that may be a card or an order) is only ever warned of. ' +
      'Places count UTF-16 code units, as JavaScript does. Neither text nor values are kept.',
    tag: 'Guard',
    tx: 'none',
    rate: generateRate,
    body: z.strictObject({ text: text(0, 20_000) }),
    data: z.object({
      action: z.enum(['pass', 'warn', 'redact', 'block']),
      findings: z.array(z.object({ type, start: z.number().int(), end: z.number().int(), confidence })),
    }),
  }),
};

type Routes = typeof contract;
type Errors = typeof errors;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
  interface ErrorCodes extends Errors {}
}
