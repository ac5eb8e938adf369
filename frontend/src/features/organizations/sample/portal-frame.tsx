import { Megaphone, MessageCircle, NotebookPen, Search, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { brandProperties } from '../../../lib/brand-shades.ts';
import { cn } from '../../../lib/cn.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Logo } from '../../../ui/tenant-logo.tsx';

/** The organization of the samples, that of the demo data. */
const company = { name: 'Acme Industries', color: '#0e7490' } as const;

interface PortalFrameProps {
  /** Describes the picture to screen readers, which skip its content. */
  label: string;
  /** The place that is open. */
  place: 'chat' | 'members';
  children: ReactNode;
}

const places = [
  { id: 'chat', label: 'conversations.nav', icon: MessageCircle },
  { id: 'notes', label: 'notes.nav', icon: NotebookPen },
  { id: 'members', label: 'members.nav', icon: Users },
  { id: 'announcements', label: 'announcements.nav', icon: Megaphone },
] as const;

/** A portal in small, with the components, colours and texts of a real one. Nothing in it can be pressed. */
export function PortalFrame({ label, place, children }: PortalFrameProps) {
  return (
    <figure>
      <figcaption className="sr-only">{label}</figcaption>
      <div
        inert
        aria-hidden
        className="brand-scope grid h-132 overflow-hidden rounded border border-line bg-canvas text-ink shadow tablet:h-112 tablet:grid-cols-[11rem_1fr]"
        style={brandProperties(company.color)}
      >
        <div className="hidden flex-col gap-3 border-e border-line bg-sunken p-3 tablet:flex">
          <PortalName />
          <span className="flex h-8 items-center gap-2 rounded border border-line bg-surface px-2 text-small text-ink-faint">
            <Search className="size-3.5" />
            {t('shell.search')}
          </span>
          <ul className="grid gap-0.5">
            {places.map(({ id, label: name, icon: Icon }) => (
              <li
                key={id}
                className={cn(
                  'flex h-8 items-center gap-2 rounded px-2 text-ink-soft [&>svg]:size-4',
                  id === place && 'bg-hover font-strong text-ink [&>svg]:text-brand-ink',
                )}
              >
                <Icon />
                {t(name)}
              </li>
            ))}
          </ul>
        </div>
        <div className="flex min-h-0 min-w-0 flex-col">
          <div className="border-b border-line p-3 tablet:hidden">
            <PortalName />
          </div>
          {children}
        </div>
      </div>
    </figure>
  );
}

function PortalName() {
  return (
    <span className="flex items-center gap-2 font-strong">
      <Logo url={null} name={company.name} size="small" className="h-6 min-w-6" />
      <span className="truncate">{company.name}</span>
    </span>
  );
}
