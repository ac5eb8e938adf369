import { errors } from '../../guard/contract.ts';
import { fail } from '../../../kernel/errors.ts';
import type { GatewayContext } from '../gateway-context.ts';
import { actionOn, guardPolicy, inspectOnce, isCertain, redact, withoutOverlaps } from '../../guard/index.ts';
import type { GuardedCall, PermittedCall } from '../call.ts';

/**
 * Checks all messages. The newest is refused where the tenant's policy says so. Older ones were checked before, but policies
 * and recognisers change, so certain findings in them are masked: a conversation is never blocked by its own past
 * (docs/adr/0042).
 */
export async function guard(_gateway: GatewayContext, call: PermittedCall): Promise<GuardedCall> {
  const policy = guardPolicy(call.tenant.settings);
  const found = await inspectOnce(call.messages.map(({ content }) => content));
  const findings = found.at(-1) ?? [];
  const refused = withoutOverlaps(findings.filter((finding) => actionOn(policy, finding) === 'block'));
  if (refused.length > 0) {
    throw fail(errors.guard_blocked, {
      fields: { findings: refused.map(({ type, start, end }) => ({ type, start, end })) },
    });
  }
  const messages = call.messages.map((message, index) => {
    const isNewest = index === call.messages.length - 1;
    const masked = found[index]!.filter((finding) =>
      isNewest ? actionOn(policy, finding) === 'redact' : isCertain(finding),
    );
    return masked.length === 0 ? message : { ...message, content: redact(message.content, masked) };
  });
  return { ...call, messages, findings };
}
