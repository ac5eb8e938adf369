import type { Role } from '@atrium/backend/api';
import { api } from '../../api/api.ts';
import { setSessionMarker } from '../../api/session.ts';
import { demoPassword } from '../../lib/demo.ts';

/** Signs in to a demo portal as its person of a role, and opens it. @throws {ApiError} */
export async function enterDemo(slug: string, role: Role): Promise<void> {
  const body = { email: `${role}@${slug}.test`, password: demoPassword };
  const { user } = await api('POST /auth/login', { body }, { headers: { 'x-tenant': slug } });
  setSessionMarker(slug, user.id);
  // A document load, since the server puts the portal's name and colours into the page.
  location.assign(`/t/${slug}/`);
}
