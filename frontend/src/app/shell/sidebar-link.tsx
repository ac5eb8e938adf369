import { Suspense } from 'react';
import { NavLink } from 'react-router';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/i18n/text.tsx';
import type { NavigationItem } from '../registry.ts';

interface SidebarLinkProps {
  item: Pick<NavigationItem, 'to' | 'label' | 'icon'> & Partial<Pick<NavigationItem, 'load'>>;
  badges: readonly NavigationItem['Badge'][];
}

/** A link of the sidebar. Prefetches the code of its page on hover. */
export function SidebarLink({ item: { to, label, icon: Icon, load }, badges }: SidebarLinkProps) {
  return (
    <NavLink
      to={to}
      // Where it fails, the navigation loads it again.
      onPointerEnter={() => void load?.().catch(() => undefined)}
      className={({ isActive }) =>
        cn(
          'flex h-8 items-center gap-2.5 rounded px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4',
          isActive && 'bg-hover font-strong text-ink [&_svg]:text-brand-ink',
        )
      }
    >
      <Icon aria-hidden />
      {t(label)}
      <Badges of={badges} className="ms-auto" />
    </NavLink>
  );
}

/** The badges of one entry or of several, side by side. */
export function Badges({ of, className }: { of: SidebarLinkProps['badges']; className?: string }) {
  const shown = of.filter((Badge) => Badge !== undefined);
  if (shown.length === 0) return null;
  return (
    <span className={cn('flex items-center gap-1', className)}>
      {shown.map((Badge, index) => (
        // The list of features does not change while the app runs.
        <Suspense key={index} fallback={null}>
          <Badge />
        </Suspense>
      ))}
    </span>
  );
}
