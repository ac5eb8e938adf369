import { newId } from '../../kernel/db/id.ts';
import { fail } from '../../kernel/errors.ts';
import { answerSignedIn, requireGoodPassword, startSession, type Visit } from '../auth/index.ts';
import { addMember } from '../members/index.ts';
import { reservedSlugs } from './reserved-slugs.ts';
import { insertOrganization } from './store.ts';

interface Registration {
  name: string;
  slug: string;
  owner: { name: string; email: string; password: string };
}

/** @throws {AppError} `slug_taken`; `invalid_fields` for a reserved slug or a password that is easily guessed */
export async function register(visit: Visit, { name, slug, owner }: Registration) {
  const { kernel, request } = visit;
  const { email, password } = owner;
  if (reservedSlugs.has(slug)) throw fail('invalid_fields', { fields: { slug: 'is reserved; take another' } });
  requireGoodPassword('owner.password', password, [email, slug]);
  // Only to save the work of hashing; the unique key decides below.
  if (await kernel.tenants.bySlug(slug)) throw fail('slug_taken');
  const passwordHash = await kernel.passwords.hash(password);

  const orgId = newId();
  const session = await kernel.db.tenant(orgId, async (tx) => {
    if (!(await insertOrganization(tx, { name, slug }))) throw fail('slug_taken');
    await kernel.tokens.createSigningKey(tx);
    const { userId } = await addMember(kernel, tx, { ...owner, role: 'owner', passwordHash });
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
