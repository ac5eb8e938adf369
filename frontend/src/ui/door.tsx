import type { ReactNode } from 'react';
import { boot } from '../lib/boot.ts';
import { Arcade } from './arcade.tsx';
import { usePageTitle } from './page.tsx';
import { TenantMark } from './tenant-mark.tsx';

interface DoorProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Below the form: the other ways in. */
  foot?: ReactNode;
}

/** The frame of the pages that stand before sign-in: whose door it is, one form, and a view into the hall. */
export function Door({ title, lead, children, foot }: DoorProps) {
  usePageTitle(title);
  return (
    <DoorFrame>
      <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
        <h1 className="text-display">{title}</h1>
        {lead && <p className="mt-2 text-pretty text-ink-soft">{lead}</p>}
        <div className="mt-8">{children}</div>
        {foot && <div className="mt-8 text-ink-soft">{foot}</div>}
      </div>
    </DoorFrame>
  );
}

/** Where there is no shell around a page: whose house it is, and its arches. */
export function DoorFrame({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-cols-1 desktop:grid-cols-[minmax(32rem,1fr)_1.1fr]">
      <main className="flex flex-col px-5 pt-[max(1.5rem,env(safe-area-inset-top))] pb-[max(1.5rem,env(safe-area-inset-bottom))] tablet:px-12">
        <div className="flex min-h-9 items-center gap-3">
          <TenantMark />
          <span dir="auto" className="min-w-0 truncate text-large font-strong">
            {boot.tenant?.name ?? 'Atrium'}
          </span>
        </div>
        {children}
      </main>
      <Arcade className="hidden desktop:block" />
    </div>
  );
}
