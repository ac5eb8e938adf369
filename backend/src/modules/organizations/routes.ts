import type { Actor } from '../../kernel/auth/actor.ts';
import { fail } from '../../kernel/errors.ts';
import { FileResponse } from '../../kernel/http/response/file-response.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import { allowedOrigins } from '../../kernel/tenancy/settings.ts';
import { joining } from '../members/contract.ts';
import { organizationPolicy } from './policy.ts';
import { changeOrganization } from './change.ts';
import type { contract } from './contract.ts';
import { directoryHandlers } from './directory.ts';
import { register } from './register.ts';
import { registrarOf } from './registrar.ts';
import { objectionTo, suggestSlug } from './suggest-slug.ts';
import { findLogo } from './store/logos.ts';
import { findOrganization, type Organization } from './store/organizations.ts';

function present(actor: Actor, organization: Organization) {
  const settings = {
    self_registration: joining.read(organization.settings),
    allowed_origins: allowedOrigins.read(organization.settings),
  };
  return { ...organization, settings, abilities: organizationPolicy.abilities(actor) };
}

export const organizationHandlers: Handlers<typeof contract> = {
  'POST /organizations': (context) => register(context, context.body),
  ...directoryHandlers,

  async 'GET /organizations/slug-suggestion'(context) {
    const maker = registrarOf(context) ? 'operator' : 'stranger';
    return { slug: await suggestSlug(context.kernel, context.query.name, maker) };
  },

  async 'GET /organizations/slug-check'(context) {
    const maker = registrarOf(context) ? 'operator' : 'stranger';
    return { objection: await objectionTo(context.kernel, context.query.slug, maker) };
  },

  async 'GET /organization'({ tx, actor }) {
    organizationPolicy.authorize(actor, 'read');
    return present(actor, await findOrganization(tx));
  },

  async 'PATCH /organization'(context) {
    organizationPolicy.authorize(context.actor, 'update');
    return present(context.actor, await changeOrganization(context, context.body));
  },

  async 'GET /organization/logos/:id'({ tx, params }) {
    const png = await findLogo(tx, params.id);
    if (!png) throw fail('not_found');
    return FileResponse.ofBytes(png, { type: 'image/png', name: 'logo.png', inline: true, immutable: true });
  },
};
