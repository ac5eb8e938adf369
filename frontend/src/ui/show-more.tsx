import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { messageOf } from '../api/error.ts';
import { cn } from '../lib/cn.ts';
import { t } from '../lib/i18n/text.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface ShowMoreProps {
  list: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'error' | 'fetchNextPage'
  >;
  className?: string;
  /** What the button says instead of "Show more". */
  children?: ReactNode;
}

/** The button that loads the next page of a list, and why that failed. Renders nothing behind the last page. */
export function ShowMore({ list, className, children }: ShowMoreProps) {
  if (!list.hasNextPage) return null;
  return (
    <div className={cn('mt-4 grid justify-items-center gap-3', className)}>
      {list.isFetchNextPageError && <Notice tone="negative">{messageOf(list.error)}</Notice>}
      <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {children ?? t('ui.showMore')}
      </Button>
    </div>
  );
}
