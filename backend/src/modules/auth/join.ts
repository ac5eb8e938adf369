import { fail } from '../../kernel/errors.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import { addMember } from '../members/index.ts';
import { requireGoodPassword } from './passwords.ts';
import { answerSignedIn, startSession } from './sessions.ts';
import type { Visit } from './visit.ts';

interface Applicant {
  name: string;
  email: string;
  password: string;
}

/** Somebody makes an account of their own, as a client: the least that a member can be. */
export async function join(visit: Visit, tenant: Tenant, applicant: Applicant) {
  if (tenant.settings['self_registration'] === 'closed') {
    throw fail('forbidden', { message: 'This portal takes new members by invitation only.' });
  }
  const { name, email, password } = applicant;
  requireGoodPassword('password', password, [email, tenant.slug]);
  const { kernel, request } = visit;
  const passwordHash = await kernel.passwords.hash(password);
  const session = await kernel.db.tenant(tenant.id, async (tx) => {
    const { userId } = await addMember(kernel, tx, { name, email, role: 'client', passwordHash });
    await kernel.audit.record(
      tx,
      { actor: { userId, keyId: null }, ip: request.ip },
      { action: 'member.joined', subject: { type: 'user', id: userId }, after: { role: 'client' } },
    );
    return startSession(visit, tx, userId);
  });
  return answerSignedIn(visit, tenant, session);
}
