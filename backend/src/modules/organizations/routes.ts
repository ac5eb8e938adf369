import type { Actor } from '../../kernel/auth/actor.ts';
import { fail } from '../../kernel/errors.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import { allowedOrigins } from '../../kernel/tenancy/settings.ts';
import { joining } from '../members/contract.ts';
import { organizationPolicy } from './policy.ts';
import type { contract } from './contract.ts';
import { contrastWithWhite } from './contrast.ts';
import { organizationUpdated } from './events.ts';
import { register } from './register.ts';
import { findOrganization, updateOrganization, type Organization } from './store.ts';

const leastContrast = 3;

function requireVisible(color: string | null | undefined): void {
  if (!color || contrastWithWhite(color) >= leastContrast) return;
  const contrast = contrastWithWhite(color).toFixed(1);
  const fault = `is too light: its contrast with white is ${contrast}, and must be at least ${leastContrast}`;
  throw fail('invalid_fields', { fields: { 'branding.primary_color': fault } });
}

function present(actor: Actor, organization: Organization) {
  const settings = {
    self_registration: joining.read(organization.settings),
    allowed_origins: allowedOrigins.read(organization.settings),
  };
  return { ...organization, settings, abilities: organizationPolicy.abilities(actor) };
}

export const organizationHandlers: Handlers<typeof contract> = {
  'POST /organizations': (context) => register(context, context.body),

  async 'GET /organization'({ tx, actor }) {
    organizationPolicy.authorize(actor, 'read');
    return present(actor, await findOrganization(tx));
  },

  async 'PATCH /organization'({ kernel, tenant, actor, body, request }) {
    organizationPolicy.authorize(actor, 'update');
    requireVisible(body.branding?.primary_color);
    const after = await kernel.db.tenant(tenant.id, async (tx) => {
      const before = await findOrganization(tx);
      await updateOrganization(tx, body);
      const changed = await findOrganization(tx);
      const fields = Object.keys(body) as (keyof typeof body)[];
      await kernel.audit.record(tx, { actor, ip: request.ip }, organizationUpdated({ organization_id: tenant.id }), {
        before: Object.fromEntries(fields.map((field) => [field, before[field]])),
        after: Object.fromEntries(fields.map((field) => [field, changed[field]])),
      });
      return changed;
    });
    kernel.tenants.drop(tenant.id);
    return present(actor, after);
  },
};
