import { type ReactNode, useEffect } from 'react';
import { boot } from '../lib/boot.ts';
import { cn } from '../lib/cn.ts';

/** Names the tab: "Members · Acme". The shell reads it out after a navigation. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${boot.tenant?.name ?? 'Atrium'}`;
  }, [title]);
}

interface PageProps {
  title: string;
  description?: ReactNode;
  /** The primary action, at the right of the title. */
  action?: ReactNode;
  /** `narrow` for forms and reading, `wide` for tables. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

/** The frame of a page in the shell: a title, what can be done, and the content at a measure that reads well. */
export function Page({ title, description, action, width = 'wide', children }: PageProps) {
  usePageTitle(title);
  return (
    <div
      className={cn(
        'mx-auto w-full px-4 pt-6 pb-16 tablet:px-8 desktop:pt-10',
        width === 'wide' ? 'max-w-6xl' : 'max-w-4xl',
      )}
    >
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 desktop:mb-8">
        <div className="grid gap-1">
          <h1 className="text-display">{title}</h1>
          {description && <p className="max-w-prose text-pretty text-ink-soft">{description}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
