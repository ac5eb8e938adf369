import { useFocusContentOnUnmount } from '../../lib/hooks.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failure } from '../../ui/failure.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Time } from '../../ui/time.tsx';
import { refusalOf, useAdmission } from './changes.ts';
import type { MemberChoice } from './member-menu.tsx';
import type { Member, useWaiting } from './queries.ts';

interface WaitingRequestsProps {
  waiting: ReturnType<typeof useWaiting>;
  /** The number of all requests, loaded or not. */
  count: number;
  onChoose: (choice: MemberChoice) => void;
}

/** The requests to join; renders nothing where there is none. */
export function WaitingRequests({ waiting, count, onChoose }: WaitingRequestsProps) {
  const requests = waiting.data?.pages.flatMap((page) => page.items) ?? [];
  if (waiting.isLoadingError) return <Failure error={waiting.error} retry={() => void waiting.refetch()} />;
  if (requests.length === 0) return null;
  const all = Math.max(count, requests.length);
  return (
    <section aria-labelledby="waiting-title" className="mb-8">
      <h2 id="waiting-title" className="mb-3 text-large">
        {t('members.requests', { count: all })}
      </h2>
      <Card>
        <ul>
          {requests.map((member) => (
            <Request key={member.id} member={member} onRefuse={() => onChoose({ action: 'remove', member })} />
          ))}
        </ul>
      </Card>
      <ShowMore list={waiting}>{t('members.moreRequests')}</ShowMore>
    </section>
  );
}

function Request({ member, onRefuse }: { member: Member; onRefuse: () => void }) {
  const { name, email, status_since } = member;
  const { mutate, isPending, error } = useAdmission();
  useFocusContentOnUnmount();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line p-4 first:border-t-0 tablet:py-3">
      <div className="flex min-w-0 flex-1 basis-60 items-center gap-3">
        <Avatar name={name} />
        {/* Never truncated: the admin decides by it. */}
        <div className="grid min-w-0 leading-snug wrap-anywhere">
          <span className="font-strong">
            <bdi>{name}</bdi>
          </span>
          <span className="text-small text-ink-faint">{email}</span>
          <span className="text-small text-ink-faint">
            <Text id="members.asked" values={{ time: <Time at={status_since} /> }} />
          </span>
        </div>
      </div>
      <div className="flex gap-2 max-tablet:w-full max-tablet:*:flex-1">
        <Button variant="ghost" aria-label={t('members.refuseNamed', { name })} onClick={onRefuse}>
          {t('members.refuse')}
        </Button>
        <Button
          variant="primary"
          aria-label={t('members.admitNamed', { name })}
          busy={isPending}
          onClick={() => mutate(member)}
        >
          {t('members.admit')}
        </Button>
      </div>
      {error && (
        <p role="alert" className="w-full text-negative">
          {refusalOf(error)}
        </p>
      )}
    </li>
  );
}
