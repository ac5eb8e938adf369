import type { Actor } from '../../kernel/auth/actor.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import { memberPolicy } from '../members/index.ts';

/** The organization itself and its trail. Here, because who signs in is told at once what they may do. */
export const organizationPolicy = definePolicy(allow('organization.manage', ['read', 'update']));
export const auditPolicy = definePolicy(allow('audit.read', ['list']));

/** What the pages may offer, by kind of subject, where it does not depend on one subject. */
export function abilitiesOf(actor: Actor) {
  return {
    organization: organizationPolicy.abilities(actor),
    members: memberPolicy.abilities(actor),
    audit_entries: auditPolicy.abilities(actor),
  };
}
