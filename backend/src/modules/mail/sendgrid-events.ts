import { z } from 'zod';
import { fail } from '../../kernel/errors.ts';
import { eventArguments } from '../../kernel/mail/sendgrid-arguments.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';

/** As SendGrid's Event Webhook has it; what is not named here is not read. */
const events = z.array(
  z.object({
    event: z.string(),
    email: z.string(),
    /** Of a `bounce`: `bounce`, or `blocked` where the refusal may pass. */
    type: z.string().optional(),
    /** Of a `dropped`: why SendGrid did not send it. */
    reason: z.string().optional(),
    [eventArguments.organization]: z.uuid().optional().catch(undefined),
    [eventArguments.mail]: z.uuid().optional().catch(undefined),
  }),
);
type MailEvent = z.infer<typeof events>[number];

/**
 * Suppresses addresses by signed events, which name organization and mail as they were sent along with it. An event counts only
 * where that mail went to its address.
 * @throws {AppError} `malformed`
 */
export async function receiveEvents({ kernel, bytes }: Pick<HandlerContext, 'kernel' | 'bytes'>): Promise<void> {
  for (const event of read(bytes)) {
    const reason = reasonOf(event);
    const { email, [eventArguments.organization]: orgId, [eventArguments.mail]: mailId } = event;
    if (!reason || !orgId || !mailId) continue;
    await kernel.db.tenant(orgId, (tx) => kernel.mail.returned(tx, mailId, email.toLowerCase(), reason));
  }
}

function read(bytes: Buffer): MailEvent[] {
  try {
    return events.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw fail('malformed', { message: 'The events could not be read.', cause: error });
  }
}

function reasonOf({ event, type, reason }: MailEvent): 'bounce' | 'complaint' | null {
  if (event === 'spamreport' || (event === 'dropped' && reason === 'Spam Reporting Address')) return 'complaint';
  if (event === 'dropped') return reason === 'Bounced Address' || reason === 'Invalid' ? 'bounce' : null;
  return event === 'bounce' && type !== 'blocked' ? 'bounce' : null;
}
