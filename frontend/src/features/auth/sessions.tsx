import { useMutation, useQuery } from '@tanstack/react-query';
import { Laptop, Smartphone } from 'lucide-react';
import { api, apiPage } from '../../api/api.ts';
import { messageOf } from '../../api/error.ts';
import { refetch } from '../../api/query.ts';
import type { Item } from '../../api/types.ts';
import { deviceOf } from '../../lib/device.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { signOutOrToast } from '../../ui/sign-out.ts';

type Session = Item<'GET /auth/sessions'>;

const queryKey = ['auth', 'sessions'];

/** Every device that is signed in to this account, this one first. */
export function Sessions() {
  const sessions = useQuery({ queryKey, queryFn: ({ signal }) => apiPage('GET /auth/sessions', {}, { signal }) });
  if (sessions.isLoadingError) return <Failure error={sessions.error} retry={() => void sessions.refetch()} />;
  const items = sessions.data?.items.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <div className="grid gap-4">
      <Card aria-busy={sessions.isPending}>
        {items ? (
          <ul>
            {items.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        ) : (
          <div className="p-4">
            <Skeleton className="h-10" />
          </div>
        )}
      </Card>
      {items && items.length > 1 && (
        <div>
          <Button onClick={() => signOutOrToast('everywhere')}>{t('auth.signOutEverywhere')}</Button>
        </div>
      )}
    </div>
  );
}

function SessionRow({ session }: { session: Session }) {
  const device = deviceOf(session.user_agent);
  const Icon = device.mobile ? Smartphone : Laptop;
  const revoke = useMutation({
    mutationFn: () => api('DELETE /auth/sessions/:id', { params: { id: session.id } }),
    onSuccess: () => toast(t('auth.deviceSignedOut', { device: device.name }), { tone: 'positive' }),
    onError: (error) => toast(messageOf(error), { tone: 'negative' }),
    onSettled: () => refetch(queryKey),
  });
  return (
    <li className="flex items-center gap-3 border-t border-line py-3 ps-4 pe-3 first:border-t-0">
      <Icon aria-hidden className="size-5 shrink-0 text-ink-faint" />
      <div className="grid min-w-0 flex-1 leading-snug">
        <span className="truncate font-strong">{device.name}</span>
        <span className="truncate text-small text-ink-faint">
          {session.ip && (
            <>
              <bdi dir="ltr">{session.ip}</bdi> ·{' '}
            </>
          )}
          <Time at={session.last_seen_at} />
        </span>
      </div>
      {session.current ? (
        <Badge tone="positive">{t('auth.thisDevice')}</Badge>
      ) : (
        <Button variant="ghost" size="small" busy={revoke.isPending} onClick={() => revoke.mutate()}>
          {t('ui.signOut')}
        </Button>
      )}
    </li>
  );
}
