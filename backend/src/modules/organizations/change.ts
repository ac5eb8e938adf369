import type { HandlerContext } from '../../kernel/http/route.ts';
import { organizationUpdated } from './events.ts';
import { keepLogo } from './logo.ts';
import {
  findOrganization,
  type Organization,
  type OrganizationChange,
  updateOrganization,
} from './store/organizations.ts';

/** Changes the tenant's organization, writes it down, and lets every process know. @throws {AppError} as `keepLogo` */
export async function changeOrganization(
  { kernel, tenant, actor, request }: Pick<HandlerContext, 'kernel' | 'tenant' | 'actor' | 'request'>,
  change: OrganizationChange,
): Promise<Organization> {
  const fields = Object.keys(change) as (keyof OrganizationChange)[];
  const changed = await kernel.db.tenant(tenant.id, async (tx) => {
    const before = await findOrganization(tx);
    const { branding } = change;
    const kept = branding?.logo_url !== undefined && { logo_url: await keepLogo(tx, branding.logo_url) };
    await updateOrganization(tx, { ...change, branding: { ...branding, ...kept } });
    const after = await findOrganization(tx);
    await kernel.audit.record(tx, { actor, ip: request.ip }, organizationUpdated({ organization_id: tenant.id }), {
      before: Object.fromEntries(fields.map((field) => [field, before[field]])),
      after: Object.fromEntries(fields.map((field) => [field, after[field]])),
    });
    return after;
  });
  kernel.tenants.drop(tenant.id);
  return changed;
}
