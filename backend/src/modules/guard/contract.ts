import { z } from 'zod';
import { endpoint, text } from '../../kernel/http/contract.ts';

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
    rate: 'generate',
    body: z.strictObject({ text: text(0, 20_000) }),
    data: z.object({
      action: z.enum(['pass', 'warn', 'redact', 'block']),
      findings: z.array(z.object({ type, start: z.number().int(), end: z.number().int(), confidence })),
    }),
  }),
};
