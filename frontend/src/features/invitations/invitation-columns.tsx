import { Mail } from 'lucide-react';
import { t, Text } from '../../lib/i18n/text.tsx';
import { roleName } from '../../lib/roles.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Column } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { InvitationMenu } from './invitation-menu.tsx';
import { mailProblem } from './mail-problem.ts';
import type { Invitation } from './queries.ts';

export function invitationColumns(): readonly Column<Invitation>[] {
  return [
    {
      header: t('invitations.address'),
      card: 'title',
      className: 'w-full max-w-0',
      cell: (invitation) => <Address invitation={invitation} />,
    },
    { header: t('invitations.role'), cell: ({ role }) => <Badge>{roleName(role)}</Badge> },
    { header: t('invitations.status'), cell: (invitation) => <Status invitation={invitation} /> },
    { header: t('invitations.sent'), cell: ({ created_at }) => <Time at={created_at} /> },
    {
      header: '',
      card: 'aside',
      align: 'end',
      cell: (invitation) => (
        <span className="relative -my-1 -me-2 block">
          <InvitationMenu invitation={invitation} />
        </span>
      ),
    },
  ];
}

function Address({ invitation }: { invitation: Invitation }) {
  const { email, invited_by, status } = invitation;
  const problem = status === 'pending' ? mailProblem(invitation) : null;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <span
        aria-hidden
        className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-ink-faint dark:bg-hover"
      >
        <Mail className="size-4" />
      </span>
      <span className="grid min-w-0 leading-snug">
        <span title={email} dir="ltr" className="truncate text-start font-strong rtl:text-end">
          {email}
        </span>
        <span className="truncate text-small text-ink-faint">
          <Text id="invitations.by" values={{ name: invited_by.name }} />
        </span>
        {problem && <span className="text-small whitespace-normal text-caution">{problem}</span>}
      </span>
    </span>
  );
}

const tones = { pending: 'neutral', accepted: 'positive', expired: 'caution', revoked: 'neutral' } as const;

/** The status, and until or since when. */
function Status({ invitation: { status, expires_at, accepted_at } }: { invitation: Invitation }) {
  const at = status === 'accepted' ? accepted_at : status === 'revoked' ? null : expires_at;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 whitespace-nowrap max-tablet:justify-end">
      <Badge tone={tones[status]}>{t(`invitations.${status}`)}</Badge>
      {at !== null && (
        <span className="text-small text-ink-faint">
          {status === 'pending' ? (
            <Text id="invitations.until" values={{ time: <Time at={at} /> }} />
          ) : (
            <Time at={at} />
          )}
        </span>
      )}
    </span>
  );
}
