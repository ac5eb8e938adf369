import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { api } from '../../../api/api.ts';
import { isApiError } from '../../../api/error.ts';
import { queryClient } from '../../../api/query.ts';
import { requireTenant } from '../../../lib/boot.ts';
import { t, Text } from '../../../lib/i18n/text.tsx';
import { roleName } from '../../../lib/roles.ts';
import { Failure } from '../../../ui/failure.tsx';
import { PublicPage } from '../../../ui/public-layout.tsx';
import { Loading, Skeleton } from '../../../ui/skeleton.tsx';
import { AcceptForm } from './accept-form.tsx';
import { Refused, refusalCodes } from './refused.tsx';
import { useLinkToken } from './token.ts';

/** Where the link of an invitation leads: who invites, to what, and the account to be made. */
export function Component() {
  const token = useLinkToken();
  const [isAccepted, setIsAccepted] = useState(false);
  // The client is named, since there is no provider outside of the shell.
  const lookup = useQuery(
    {
      queryKey: ['invitation', token],
      queryFn: ({ signal }) => api('POST /invitations/lookup', { body: { token: token ?? '' } }, { signal }),
      enabled: token !== null && !isAccepted,
      gcTime: 0,
    },
    queryClient,
  );
  if (isAccepted) return <Navigate to="/" replace />;
  if (token === null) return <Refused code="invitation_unknown" />;
  if (isApiError(lookup.error, ...refusalCodes)) return <Refused code={lookup.error.code} />;
  const { name: organization } = requireTenant();
  const invitation = lookup.data;
  if (!invitation) {
    return (
      <PublicPage title={t('invitations.join', { organization })}>
        {lookup.error ? (
          <Failure error={lookup.error} retry={() => void lookup.refetch()} />
        ) : (
          <Loading className="grid gap-4">
            <Skeleton className="h-16" />
            <Skeleton className="h-40" />
          </Loading>
        )}
      </PublicPage>
    );
  }
  if (!invitation.has_seat) return <Refused code="plan_limit" />;
  const { invited_by: inviter, role } = invitation;
  return (
    <PublicPage
      title={t('invitations.join', { organization })}
      description={<Text id="invitations.joinText" values={{ inviter, organization, role: roleName(role) }} />}
    >
      <AcceptForm token={token} invitation={invitation} onAccepted={() => setIsAccepted(true)} />
    </PublicPage>
  );
}
