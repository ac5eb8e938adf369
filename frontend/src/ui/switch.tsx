import { Switch as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';

export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        'relative h-6 w-10 shrink-0 rounded-full border border-edge bg-sunken transition-colors before:absolute before:-inset-3 data-[state=checked]:border-brand-edge data-[state=checked]:bg-brand',
        className,
      )}
      {...props}
    >
      <Primitive.Thumb className="block size-4 translate-x-1 rounded-full bg-ink-soft transition-transform data-[state=checked]:translate-x-[1.3rem] data-[state=checked]:bg-on-brand rtl:-translate-x-1 rtl:data-[state=checked]:-translate-x-[1.3rem]" />
    </Primitive.Root>
  );
}
