import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePageTitle } from '../../ui/page.tsx';

interface StatusPageProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** A page with one message: not found, forbidden, failed. */
export function StatusPage({ icon, title, children, action }: StatusPageProps) {
  usePageTitle(title);
  return (
    <div className="grid min-h-full flex-1 place-items-center p-4">
      <EmptyState icon={icon} title={title} heading="h1" action={action}>
        {children}
      </EmptyState>
    </div>
  );
}
