import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePageTitle } from '../../ui/page.tsx';

interface MessageProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** A page that only says one thing: not found, forbidden, failed. */
export function Message({ icon, title, children, action }: MessageProps) {
  usePageTitle(title);
  return (
    <div className="grid min-h-full flex-1 place-items-center p-4">
      <EmptyState icon={icon} title={title} heading="h1" action={action}>
        {children}
      </EmptyState>
    </div>
  );
}
