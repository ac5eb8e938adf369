import type { Handlers } from '../../kernel/http/route.ts';
import { hasConversation } from '../conversations/index.ts';
import type { Gateway } from '../gateway/index.ts';
import { countActiveMembers } from '../members/index.ts';
import { changeOrganization, organizationPolicy } from '../organizations/index.ts';
import { type contract, firstStepsVisibility } from './contract.ts';

export const firstStepsHandlers = (gateway: Gateway): Handlers<typeof contract> => ({
  async 'GET /first-steps'({ kernel, actor, tenant }) {
    organizationPolicy.authorize(actor, 'update');
    const { logo_url, primary_color } = tenant.branding;
    const model = await gateway.defaultModel(actor, tenant);
    const [members, chat] = await kernel.db.tenant(
      tenant.id,
      async (tx) => [await countActiveMembers(tx), actor.userId !== null && (await hasConversation(tx, actor.userId))],
      { readOnly: true },
    );
    return {
      visibility: firstStepsVisibility.read(tenant.settings),
      steps: [
        { id: 'brand', done: logo_url !== null || primary_color !== null },
        { id: 'people', done: members > 1 },
        { id: 'model', done: model !== null && model.provider !== 'demo' },
        { id: 'chat', done: chat },
      ],
    };
  },

  async 'PUT /first-steps/visibility'(context) {
    const { visibility } = context.body;
    organizationPolicy.authorize(context.actor, 'update');
    await changeOrganization(context, { settings: { [firstStepsVisibility.name]: visibility } });
    return { visibility };
  },
});
