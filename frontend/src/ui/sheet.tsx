import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { t } from '../lib/i18n/text.tsx';

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;

interface SheetContentProps {
  /** For screen readers. */
  title: string;
  children: ReactNode;
}

/** Slides in from the bottom edge. */
export function SheetContent({ title, children }: SheetContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim" />
      <Primitive.Content
        aria-modal
        aria-describedby={undefined}
        className="fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] slide-up flex-col overflow-y-auto rounded-t border-t border-line bg-raised pb-safe shadow"
      >
        <div className="sr-only flex items-center justify-between ps-4 pe-2 pt-2 has-focus-visible:not-sr-only has-focus-visible:flex">
          <Primitive.Title className="text-large">{title}</Primitive.Title>
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon" aria-label={t('ui.close')}>
              <X />
            </Button>
          </Primitive.Close>
        </div>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
