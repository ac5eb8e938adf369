import { t } from '../../../lib/i18n/text.tsx';
import { Loading, Skeleton } from '../../../ui/skeleton.tsx';

/** The placeholder of a question and an answer. */
export function ThreadSkeleton() {
  return (
    <Loading label={t('conversations.loading')} className="min-h-0 flex-1">
      <div className="mx-auto grid max-w-3xl gap-8 px-4 pt-6">
        <Skeleton className="ms-auto h-11 w-3/5" />
        <div className="grid gap-2.5">
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-11/12" />
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="mt-3 h-28 w-full" />
        </div>
      </div>
    </Loading>
  );
}
