import { z } from 'zod';
import { endpoint, text } from '../../kernel/http/contract.ts';

const type = z.enum(['card', 'ssn', 'iban', 'password', 'api_key', 'secret']);

export const contract = {
  'POST /guard/test': endpoint({
    summary: 'What the guard would do with a text',
    description:
      '`action` is the strictest of those the policy has for what was found: `block`, `redact`, `warn`; `pass` when nothing was. ' +
      'Places count UTF-16 code units, as JavaScript does. Neither text nor values are kept.',
    tag: 'Guard',
    tx: 'none',
    body: z.strictObject({ text: text(0, 200_000) }),
    data: z.object({
      action: z.enum(['pass', 'warn', 'redact', 'block']),
      findings: z.array(z.object({ type, start: z.number().int(), end: z.number().int() })),
    }),
  }),
};
