import { limits } from '../../kernel/entitlements/entitlements.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import type { contract } from './contract.ts';
import { planPolicy } from './policy.ts';

export const planHandlers: Handlers<typeof contract> = {
  async 'GET /plan'({ kernel, actor, tenant, tx }) {
    planPolicy.authorize(actor, 'read');
    const allowances = kernel.declarations.entitlements.filter((entitlement) => entitlement.type !== 'feature');
    const standings = await limits(tx, allowances);
    return {
      plan: tenant.plan,
      allowances: allowances.flatMap(({ name, type }, at) => {
        const standing = standings[at];
        if (!standing) return [];
        const { limit, used, reserved, resetsAt } = standing;
        return { name, type, limit, used: used + reserved, resets_at: resetsAt };
      }),
    };
  },
};
