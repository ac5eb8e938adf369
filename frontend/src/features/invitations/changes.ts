import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { refetch } from '../../api/query.ts';
import type { Input } from '../../api/types.ts';
import { copyText } from '../../lib/clipboard.ts';
import { t } from '../../lib/i18n/text.tsx';
import { randomId } from '../../lib/random-id.ts';
import { toast } from '../../ui/toast.tsx';
import { type Invitation, keys } from './queries.ts';

type Invitees = NonNullable<Input<'POST /invitations'>['body']>['invitations'];

const settled = () => void refetch(keys.all);
const showFailure = (error: unknown) =>
  toast(isApiError(error, 'not_found') ? t('invitations.gone') : messageOf(error), { tone: 'negative' });

export function useInvite() {
  return useMutation({
    mutationFn: ({ invitations, key }: { invitations: Invitees; key: string }) =>
      api('POST /invitations', { body: { invitations } }, { headers: { 'idempotency-key': key } }),
    onSettled: settled,
  });
}

export function useImport() {
  return useMutation({
    mutationFn: ({ file, role }: { file: File; role: Invitation['role'] }) =>
      api(
        'POST /invitations/import',
        { query: { role } },
        { bytes: file, headers: { 'content-type': 'text/csv', 'idempotency-key': randomId() } },
      ),
    onSettled: settled,
  });
}

/** Sends the invitation again, which also opens one that has expired or was revoked. */
export function useResend() {
  return useMutation({
    mutationFn: ({ id }: Invitation) => api('POST /invitations/:id/resend', { params: { id } }),
    onSuccess: ({ id, email }) => toast(t('invitations.resent', { email }), { tone: 'positive', subjectId: id }),
    onError: showFailure,
    onSettled: settled,
  });
}

/** Revokes it. Sending it again undoes that, with a new link. */
export function useRevoke() {
  const resend = useResend();
  return useMutation({
    mutationFn: ({ id }: Invitation) => api('DELETE /invitations/:id', { params: { id } }),
    onSuccess: (_nothing, invitation) =>
      toast(t('invitations.wasRevoked', { email: invitation.email }), {
        subjectId: invitation.id,
        action: { label: t('invitations.resend'), run: () => resend.mutate(invitation) },
      }),
    onError: showFailure,
    onSettled: settled,
  });
}

/** Copies the link of an invitation, and says so. */
export async function copyLink({ id, email }: Invitation): Promise<void> {
  try {
    const { link } = await api('POST /invitations/:id/link', { params: { id } });
    if (await copyText(link)) toast(t('invitations.linkCopied', { email }), { tone: 'positive', subjectId: id });
    else toast(t('ui.copyRefused'), { tone: 'negative' });
  } catch (error) {
    showFailure(error);
  }
}
