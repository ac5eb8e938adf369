import { errors } from './contract.ts';
import { organizationRegistered } from './events.ts';
import type { Actor } from '../../kernel/auth/actor.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { fail } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { subscriberOf } from '../../kernel/limits/subscriber.ts';
import { requireGoodPassword } from '../auth/index.ts';
import { addMember } from '../members/index.ts';
import {
  approveOrganization,
  carryOutApproval,
  findSlugObjection,
  insertOrganization,
  type SlugObjection,
} from './store.ts';

export interface NewOrganization {
  name: string;
  slug: string;
  owner: { name: string; email: string; password: string };
}

/**
 * Who creates an organization. A stranger creates an unconfirmed one for themselves; an operator, or whoever uses the server's
 * console, creates a confirmed one for its owner.
 */
export type Maker =
  | { kind: 'stranger'; ip: string }
  | { kind: 'operator'; actor: Actor; ip: string }
  | { kind: 'console'; /** It becomes the platform's organization. */ platform: boolean };

/**
 * Slugs that a maker may not choose. An operator may create acme-support for acme; the console may even take the installation's
 * own names.
 */
const refused: Record<Maker['kind'], readonly SlugObjection[]> = {
  stranger: ['reserved', 'resembles'],
  operator: ['reserved'],
  console: [],
};

const objections: Record<SlugObjection, string> = {
  reserved: 'is reserved; take another',
  resembles: 'looks too much like the address of another portal; take another',
};

/**
 * Creates an organization with its owner and its keys, in one transaction; confirmed unless a stranger does.
 * @param within runs in the same transaction, for the owner
 * @throws {AppError} `slug_taken`; `invalid_fields` for a slug that this maker may not take, or a password that is easily
 * guessed
 */
export async function createOrganization<T>(
  kernel: Kernel,
  { name, slug, owner }: NewOrganization,
  maker: Maker,
  within: (tx: Tx, ownerId: string) => Promise<T>,
): Promise<{ id: string; result: T }> {
  requireGoodPassword('owner.password', owner.password, [owner.email, slug]);
  // Only saves the work of hashing; the unique key decides below.
  if (await kernel.tenants.bySlug(slug)) throw fail(errors.slug_taken);
  const passwordHash = await kernel.passwords.hash(owner.password);
  const stranger = maker.kind === 'stranger' ? maker : null;
  const registeredFrom = stranger && kernel.keys.mac('registration', 'installation', subscriberOf(stranger.ip));

  const id = newId();
  const platform = maker.kind === 'console' && maker.platform;
  if (!stranger) await kernel.db.as('atrium_operator', (tx) => approveOrganization(tx, { id, platform }));
  const result = await kernel.db.tenant(id, async (tx) => {
    const objection = await findSlugObjection(tx, slug);
    if (objection && refused[maker.kind].includes(objection))
      throw fail('invalid_fields', { fields: { slug: objections[objection] } });
    if (!(await insertOrganization(tx, { name, slug, registeredFrom }))) throw fail(errors.slug_taken);
    if (!stranger) await carryOutApproval(tx);
    await kernel.tokens.createSigningKey(tx);
    const { userId } = await addMember(kernel, tx, { ...owner, role: 'owner', passwordHash });
    await kernel.audit.record(
      tx,
      { actor: stranger && { userId, keyId: null }, ip: stranger?.ip ?? null },
      organizationRegistered({ organization_id: id }),
      { after: { name, slug, by: maker.kind } },
    );
    return within(tx, userId);
  });
  if (maker.kind === 'operator') {
    const { actor, ip } = maker;
    await kernel.db.tenant(actor.orgId, (tx) =>
      kernel.audit.record(tx, { actor, ip }, organizationRegistered({ organization_id: id }), { after: { slug } }),
    );
  }
  kernel.tenants.drop(id);
  return { id, result };
}
