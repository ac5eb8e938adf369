import { openOutbox, type KeptMail } from '../../backend/src/kernel/mail/outbox/outbox-files.ts';
import type { Invitation } from '../../backend/src/modules/invitations/contract.ts';
import type { TestApp } from './app.ts';
import { eventually } from './eventually.ts';
import { password, type TestMember, type TestTenant } from './tenants.ts';

/** What somebody types who accepts. */
export const acceptance = { name: 'Some Invited', password };

export interface SentInvitation {
  invitation: Invitation;
  /** Of the link that is passed on by hand. */
  token: string;
}

/** @throws where they are not invited */
export async function inviteOne(
  manager: TestMember,
  invitee: { email: string; role: string; locale?: string },
): Promise<SentInvitation> {
  const { data, error } = await manager.api('POST /invitations', { body: { invitations: [invitee] } });
  const [result] = data?.results ?? [];
  if (!result?.invitation || !result.link)
    throw new Error(`inviting ${invitee.email}: ${result?.outcome ?? JSON.stringify(error)}`);
  return { invitation: result.invitation, token: tokenIn(result.link) };
}

const tokenIn = (text: string): string => /#token=(?<token>[\w-]+)/u.exec(text)?.groups?.['token'] ?? '';

/** The token of the newest mail to an address, once it is in the outbox. */
export async function mailedToken(app: TestApp, to: string): Promise<{ token: string; mail: KeptMail }> {
  const outbox = openOutbox(app.kernel.env.dataDir);
  const mail = await eventually(
    async () => (await outbox.list()).find((kept) => kept.to === to.trim().toLowerCase()),
    `a mail to ${to}`,
  );
  return { token: tokenIn(mail.text), mail };
}

export const lookup = (app: TestApp, { slug }: Pick<TestTenant, 'slug'>, token: string) =>
  app.api('POST /invitations/lookup', { tenant: slug, body: { token } });

export const accept = (app: TestApp, { slug }: Pick<TestTenant, 'slug'>, body: object) =>
  app.api('POST /invitations/accept', { tenant: slug, body });

/** Sets how many seats are taken. */
export async function takeSeats(app: TestApp, tenant: TestTenant, used: number): Promise<void> {
  const values = [tenant.organization.id, used];
  await app.database.admin(`update counters set used = $2 where org_id = $1 and kind = 'users'`, values);
}
