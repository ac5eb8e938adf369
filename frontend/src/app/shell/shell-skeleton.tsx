import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { t } from '../../lib/i18n/text.tsx';

/** Placeholder of a page whose code is loading. Fades in after 150 ms. */
export function PageSkeleton() {
  return (
    <Loading
      label={t('shell.loadingPage')}
      className="mx-auto grid w-full max-w-6xl animate-[fade-in_120ms_150ms_both] gap-4 px-4 pt-5 tablet:px-8 desktop:pt-10"
    >
      <Skeleton className="h-9 w-48" />
      <Skeleton className="h-5 w-72 max-w-full" />
      <Skeleton className="mt-4 h-64" />
    </Loading>
  );
}

/** Placeholder of the shell while the session is restored. */
export function ShellSkeleton() {
  return (
    <Loading className="grid h-dvh grid-rows-[1fr_auto] desktop:grid-cols-[15.5rem_1fr] desktop:grid-rows-1">
      <div className="hidden flex-col gap-2 border-e border-line bg-sunken p-3 desktop:flex">
        <Skeleton className="mb-2 h-9 w-40" />
        <Skeleton className="mb-3 h-9" />
        {[28, 32, 40].map((width) => (
          <Skeleton key={width} className="h-7" />
        ))}
      </div>
      <div />
      <div className="h-14 border-t border-line bg-sunken pb-safe desktop:hidden" />
    </Loading>
  );
}
