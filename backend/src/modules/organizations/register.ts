import { newId } from '../../kernel/db/id.ts';
import { fail } from '../../kernel/errors.ts';
import { answerSignedIn, requireGoodPassword, startSession, type Visit } from '../auth/index.ts';
import { addMember } from '../members/index.ts';
import { findSlugObjection, insertOrganization } from './store.ts';

interface Registration {
  name: string;
  slug: string;
  owner: { name: string; email: string; password: string };
}

const objections = {
  reserved: 'is reserved; take another',
  resembles: 'looks too much like the address of another portal; take another',
};

/**
 * @throws {AppError} `slug_taken`; `invalid_fields` for a slug that is reserved or looks like another's, or a password that is
 *   easily guessed
 */
export async function register(visit: Visit, { name, slug, owner }: Registration) {
  const { kernel, request } = visit;
  const { email, password } = owner;
  requireGoodPassword('owner.password', password, [email, slug]);
  // Only to save the work of hashing; the unique key decides below.
  if (await kernel.tenants.bySlug(slug)) throw fail('slug_taken');
  const passwordHash = await kernel.passwords.hash(password);

  const orgId = newId();
  const session = await kernel.db.tenant(orgId, async (tx) => {
    const objection = await findSlugObjection(tx, slug);
    if (objection) throw fail('invalid_fields', { fields: { slug: objections[objection] } });
    if (!(await insertOrganization(tx, { name, slug }))) throw fail('slug_taken');
    await kernel.tokens.createSigningKey(tx);
    const { userId } = await addMember(tx, { ...owner, role: 'owner', passwordHash });
    await kernel.audit.record(
      tx,
      { actor: { userId, keyId: null }, ip: request.ip },
      { action: 'organization.registered', subject: { type: 'organization', id: orgId }, after: { name, slug } },
    );
    return startSession(visit, tx, userId);
  });
  kernel.tenants.drop(orgId);
  const tenant = await kernel.tenants.byId(orgId);
  if (!tenant) throw new Error(`organization ${orgId} was registered and is not there`);
  return answerSignedIn(visit, tenant, session);
}
