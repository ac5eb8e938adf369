import { Check } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';

export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;

/** Not modal by default: the page behind it stays scrollable. Escape and a click outside close it. */
export function DropdownMenu({ modal = false, ...props }: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={modal} {...props} />;
}

export const menuClasses =
  'z-50 fade-in rounded border border-line bg-raised p-1 text-ink shadow outline-none max-h-[min(28rem,var(--radix-popper-available-height,28rem))] overflow-y-auto';
export const menuItemClasses =
  'flex min-h-control w-full cursor-default items-center gap-2.5 rounded-inner px-2.5 text-start outline-none select-none data-highlighted:bg-hover data-disabled:opacity-55 desktop:min-h-8 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';

export function DropdownMenuContent({ className, sideOffset = 6, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(menuClasses, 'min-w-48', className)}
        {...props}
      />
    </Primitive.Portal>
  );
}

export function DropdownMenuItem({
  danger,
  className,
  ...props
}: ComponentProps<typeof Primitive.Item> & { danger?: boolean }) {
  return (
    <Primitive.Item
      className={cn(menuItemClasses, danger && 'text-negative [&_svg]:text-negative', className)}
      {...props}
    />
  );
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(menuItemClasses, className)} {...props}>
      {children}
      <Primitive.ItemIndicator className="ms-auto ps-3">
        <Check />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn('px-2.5 pt-1.5 pb-1 text-small text-ink-faint', className)} {...props} />;
}

export function DropdownMenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}
