import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { Button } from './button.tsx';
import { t } from '../lib/i18n/text.tsx';

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

interface SheetContentProps {
  title: string;
  /** The edge it slides in from. */
  side: 'start' | 'bottom';
  /** The title is for screen readers only. */
  titleHidden?: boolean;
  className?: string;
  children: ReactNode;
}

const sideClasses = {
  start: 'inset-y-0 start-0 w-[min(20rem,86vw)] border-e slide-in pt-safe',
  bottom: 'inset-x-0 bottom-0 max-h-[88dvh] rounded-t border-t slide-up',
};

export function SheetContent({ title, side, titleHidden, className, children }: SheetContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim" />
      <Primitive.Content
        aria-modal
        aria-describedby={undefined}
        className={cn(
          'fixed z-50 flex flex-col overflow-y-auto border-line bg-raised pb-safe shadow',
          sideClasses[side],
          className,
        )}
      >
        <div className={cn('flex items-center justify-between ps-4 pe-2 pt-2', titleHidden && 'sr-only')}>
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
