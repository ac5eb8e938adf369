import { fail } from '../../../kernel/errors.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { guardPolicy, inspect, isClean, redact } from '../../guard/index.ts';
import type { GuardedCall, PermittedCall } from '../call.ts';

/**
 * Nothing leaves that must not. The newest message is refused as the tenant's policy says; older ones were checked when
 * they were new, but policies and recognisers change, so everything is checked again and what is found is masked: a
 * conversation never dies of its own past (docs/adr/0042).
 */
export async function guard(_kernel: Kernel, call: PermittedCall): Promise<GuardedCall> {
  const policy = guardPolicy(call.tenant.settings);
  const older = call.messages.slice(0, -1).map((message) => {
    if (isClean(message.content)) return message;
    return { ...message, content: redact(message.content, inspect(message.content)) };
  });
  const newest = call.messages.slice(-1);
  const [message] = newest;
  if (!message || isClean(message.content)) return { ...call, messages: [...older, ...newest], findings: [] };

  const findings = inspect(message.content);
  const refused = findings.filter((finding) => policy[finding.type] === 'block');
  if (refused.length > 0) throw fail('guard_blocked', { fields: { findings: refused } });
  const masked = findings.filter((finding) => policy[finding.type] === 'redact');
  return { ...call, messages: [...older, { ...message, content: redact(message.content, masked) }], findings };
}
