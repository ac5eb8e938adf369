import { type ReactNode, useEffect } from 'react';
import { cn } from '../lib/cn.ts';
import { usePortal } from '../lib/portal.ts';
import { TenantLogo } from './tenant-logo.tsx';

/** Sets the title of the document: "Members · Acme". */
export function usePageTitle(title: string): void {
  const { name } = usePortal();
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
}

/** `form` for one form, `narrow` for several and for reading, `wide` for tables. */
const widths = { form: 'max-w-2xl', narrow: 'max-w-4xl', wide: '' };

type Width = keyof typeof widths;

interface PageProps {
  title: string;
  description?: ReactNode;
  /** The primary action, at the right of the title. */
  action?: ReactNode;
  width?: Width;
  children: ReactNode;
}

/** A page in the shell: title, description, primary action, content. */
export function Page({ title, description, action, width = 'wide', children }: PageProps) {
  usePageTitle(title);
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-[max(1.25rem,env(safe-area-inset-top))] pb-16 tablet:px-8 desktop:pt-10">
      <p data-tenant-line className="mb-5 flex items-center gap-2 text-small text-ink-soft desktop:hidden">
        <TenantLogo size="small" />
        <span dir="auto" className="min-w-0 truncate">
          {usePortal().name}
        </span>
      </p>
      <header
        className={cn(
          'mb-6 flex flex-wrap justify-between gap-x-6 gap-y-4 desktop:mb-8',
          description ? 'items-end' : 'items-center',
          widths[width],
        )}
      >
        <div className="grid gap-1">
          <h1 className="text-display">{title}</h1>
          {description && <p className="max-w-prose text-pretty text-ink-soft">{description}</p>}
        </div>
        {action}
      </header>
      <div className={widths[width]}>{children}</div>
    </div>
  );
}
