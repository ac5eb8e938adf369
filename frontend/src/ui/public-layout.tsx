import type { ReactNode } from 'react';
import { usePortal } from '../lib/portal.ts';
import { DecorativeArches } from './decorative-arches.tsx';
import { usePageTitle } from './page.tsx';
import { TenantLogo } from './tenant-logo.tsx';
import { LanguageSelect } from './language-select.tsx';

interface PublicPageProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Below the content, e.g. a link to another way of signing in. */
  footer?: ReactNode;
  /** Of `PublicLayout`. */
  aside?: ReactNode;
}

/** A page that needs no session: a title, usually one form, and a footer, in a `PublicLayout`. */
export function PublicPage({ title, description, children, footer, aside }: PublicPageProps) {
  usePageTitle(title);
  return (
    <PublicLayout aside={aside}>
      <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
        <h1 className="text-display">{title}</h1>
        {description && <p className="mt-2 text-pretty wrap-anywhere text-ink-soft">{description}</p>}
        <div className="mt-8">{children}</div>
        {footer && <div className="mt-8 wrap-anywhere text-ink-soft">{footer}</div>}
      </div>
    </PublicLayout>
  );
}

interface PublicLayoutProps {
  children: ReactNode;
  /** Beside the page from 1024 px on, below it on a phone. By default a decoration, from 1024 px on only. */
  aside?: ReactNode;
}

/** The layout of everything that is shown outside of the shell: the tenant's logo and name above the page. */
export function PublicLayout({ children, aside }: PublicLayoutProps) {
  const { name } = usePortal();
  return (
    <div className="grid min-h-dvh grid-cols-1 desktop:grid-cols-[minmax(32rem,1fr)_1.1fr]">
      <main className="flex flex-col px-5 pt-[max(1.5rem,env(safe-area-inset-top))] pb-[max(1.5rem,env(safe-area-inset-bottom))] tablet:px-12">
        <div className="flex min-h-9 items-center gap-3">
          <TenantLogo />
          <span dir="auto" className="min-w-0 truncate text-large font-strong">
            {name}
          </span>
          <span className="ms-auto">
            <LanguageSelect />
          </span>
        </div>
        {children}
      </main>
      {aside ?? <DecorativeArches className="hidden desktop:block" />}
    </div>
  );
}
