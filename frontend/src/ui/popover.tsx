import { Popover as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;

interface PopoverContentProps {
  /** For screen readers. */
  label: string;
  children: ReactNode;
}

/** A panel beside its trigger. Escape and a click outside close it. */
export function PopoverContent({ label, children }: PopoverContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        aria-label={label}
        align="start"
        sideOffset={6}
        collisionPadding={8}
        className="z-40 w-90 max-w-[calc(100vw-1rem)] fade-in overflow-hidden rounded border border-line bg-raised shadow outline-none"
      >
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
