import { z } from 'zod';
import { cursorOf, pageOf } from '../../kernel/db/cursor.ts';
import { id } from '../../kernel/http/contract.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import { readHost } from '../../kernel/tenancy/host.ts';
import type { contract } from './contract.ts';
import { directoryPolicy } from './policy.ts';
import {
  type DirectoryPlace,
  type DirectoryQuery,
  listAllOrganizations,
  listClients,
  type ListedOrganization,
} from './store/directory.ts';

const cursor = cursorOf(z.tuple([z.string().max(100), id]));

interface Asked {
  q?: string | undefined;
  slug?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/**
 * Where the portal of `slug` is, seen from `origin`: below the base domain, or by path where the base domain or an address
 * that names no tenant was asked.
 */
function portalUrl(origin: string, baseDomain: string, slug: string): string {
  const { protocol, hostname, port } = new URL(origin);
  const claim = readHost(hostname, baseDomain);
  if (claim.kind === 'none') return `${origin}/t/${slug}/`;
  return `${protocol}//${slug}.${baseDomain}${claim.kind === 'slug' && port ? `:${port}` : ''}/`;
}

type Context = Pick<Parameters<Handlers<typeof contract>['GET /clients']>[0], 'kernel' | 'request'>;

async function page(
  { kernel, request }: Context,
  { cursor: from, limit, ...wanted }: Asked,
  read: (query: DirectoryQuery) => Promise<readonly ListedOrganization[]>,
) {
  const after: DirectoryPlace | null = cursor.decode(from);
  const rows = await read({ ...wanted, after, limit: limit + 1 });
  return pageOf(
    rows,
    limit,
    (last) => cursor.encode([last.name, last.id]),
    ({ people, people_limit, ai_tokens, ai_tokens_limit, ...organization }) => ({
      ...organization,
      portal_url: portalUrl(request.origin, kernel.env.baseDomain, organization.slug),
      people: { used: people, limit: people_limit },
      ai_tokens: { used: ai_tokens, limit: ai_tokens_limit },
    }),
  );
}

export const directoryHandlers: Pick<Handlers<typeof contract>, 'GET /clients' | 'GET /organizations'> = {
  'GET /clients'({ kernel, request, tenant, actor, query }) {
    directoryPolicy.authorize(actor, 'list_clients', tenant);
    return page({ kernel, request }, query, (wanted) => kernel.db.partner(tenant.id, (tx) => listClients(tx, wanted)));
  },

  'GET /organizations'({ kernel, request, tenant, actor, query }) {
    directoryPolicy.authorize(actor, 'list_organizations', tenant);
    return page({ kernel, request }, query, (wanted) =>
      kernel.db.as('atrium_operator', (tx) => listAllOrganizations(tx, wanted), { readOnly: true }),
    );
  },
};
