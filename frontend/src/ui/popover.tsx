import { Slot } from 'radix-ui';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { t } from '../lib/i18n/text.tsx';
import { LazyModule } from '../lib/lazy-module.ts';
import type { popoverPrimitive } from './popover-primitive.ts';
import { toast } from './toast.tsx';

type Primitive = typeof popoverPrimitive;

const primitive = new LazyModule(async () => (await import('./popover-primitive.ts')).popoverPrimitive);

/** Loads the code of popovers, with which the first one opens at once. */
export const preloadPopovers = primitive.preload;

interface PopoverState {
  /** Null: the popover has not been opened yet, and is only its button. */
  parts: Primitive | null;
  onOpenChange: (open: boolean) => void;
}

const PopoverContext = createContext<PopoverState>({ parts: null, onOpenChange: () => undefined });

interface PopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A panel beside the button that opens it. Its code is loaded when the first one is opened. */
export function Popover({ open, onOpenChange, children }: PopoverProps) {
  const [parts, setParts] = useState<Primitive | null>(null);
  useEffect(() => {
    if (!open || parts) return;
    primitive.load().then(
      (loaded) => setParts(() => loaded),
      () => {
        onOpenChange(false);
        toast(t('ui.failed'), { tone: 'negative' });
      },
    );
  }, [open, parts, onOpenChange]);
  return (
    <PopoverContext value={{ parts, onOpenChange }}>
      {parts ? (
        <parts.Root open={open} onOpenChange={onOpenChange}>
          {children}
        </parts.Root>
      ) : (
        children
      )}
    </PopoverContext>
  );
}

interface PopoverTriggerProps {
  asChild: true;
  /** A button. */
  children: ReactNode;
}

export function PopoverTrigger({ children }: PopoverTriggerProps) {
  const { parts, onOpenChange } = use(PopoverContext);
  if (parts) return <parts.Trigger asChild>{children}</parts.Trigger>;
  return (
    <Slot.Root
      aria-haspopup="dialog"
      aria-expanded={false}
      data-state="closed"
      onPointerEnter={preloadPopovers}
      onFocus={preloadPopovers}
      onClick={() => onOpenChange(true)}
    >
      {children}
    </Slot.Root>
  );
}

interface PopoverContentProps {
  /** For screen readers. */
  label: string;
  children: ReactNode;
}

/** A panel beside its trigger. Escape and a click outside close it. */
export function PopoverContent({ label, children }: PopoverContentProps) {
  const { parts } = use(PopoverContext);
  if (!parts) return null;
  return (
    <parts.Portal>
      <parts.Content
        aria-label={label}
        align="start"
        sideOffset={6}
        collisionPadding={8}
        className="z-40 w-90 max-w-[calc(100vw-1rem)] fade-in overflow-hidden rounded border border-line bg-raised shadow outline-none"
      >
        {children}
      </parts.Content>
    </parts.Portal>
  );
}
