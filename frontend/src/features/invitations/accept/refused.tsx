import { Link } from 'react-router';
import type { FailureCode } from '../../../api/error.ts';
import { requireTenant } from '../../../lib/boot.ts';
import { type PlainMessageId, t, Text } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { PublicPage } from '../../../ui/public-layout.tsx';
import { Notice } from '../../../ui/notice.tsx';

/** Why an invitation cannot be accepted. */
export const refusalCodes = [
  'invitation_unknown',
  'invitation_expired',
  'invitation_replaced',
  'invitation_revoked',
  'invitation_used',
  'already_member',
  'plan_limit',
] as const satisfies readonly FailureCode[];
export type RefusalCode = (typeof refusalCodes)[number];

const titles: Readonly<Record<RefusalCode, PlainMessageId>> = {
  invitation_unknown: 'invitations.unknownTitle',
  invitation_expired: 'invitations.expiredTitle',
  invitation_replaced: 'invitations.replacedTitle',
  invitation_revoked: 'invitations.revokedTitle',
  invitation_used: 'invitations.usedTitle',
  already_member: 'invitations.usedTitle',
  plan_limit: 'invitations.fullTitle',
};

const texts: Readonly<
  Record<
    RefusalCode,
    | 'invitations.unknownText'
    | 'invitations.expiredText'
    | 'invitations.replacedText'
    | 'invitations.revokedText'
    | 'invitations.usedText'
    | 'invitations.fullText'
  >
> = {
  invitation_unknown: 'invitations.unknownText',
  invitation_expired: 'invitations.expiredText',
  invitation_replaced: 'invitations.replacedText',
  invitation_revoked: 'invitations.revokedText',
  invitation_used: 'invitations.usedText',
  already_member: 'invitations.usedText',
  plan_limit: 'invitations.fullText',
};

/** Says why, and what to do now. @param inline in the place of a form, on a page that has its title already */
export function Refused({ code, inline = false }: { code: FailureCode; inline?: boolean }) {
  const known = refusalCodes.find((one) => one === code) ?? 'invitation_unknown';
  const text = <Text id={texts[known]} values={{ organization: requireTenant().name }} />;
  const isMember = known === 'invitation_used' || known === 'already_member';
  const signIn = (
    <Button asChild variant={isMember ? 'primary' : 'secondary'}>
      <Link to="/sign-in">{t('invitations.signIn')}</Link>
    </Button>
  );
  if (inline) {
    return (
      <div className="grid gap-5">
        <Notice tone="negative">
          <strong className="block font-strong">{t(titles[known])}</strong>
          {text}
        </Notice>
        {isMember && signIn}
      </div>
    );
  }
  return (
    <PublicPage title={t(titles[known])} description={text}>
      {signIn}
    </PublicPage>
  );
}
