/** The look of what opens below a button: menus and selects. */
export const menuClasses =
  'z-50 fade-in rounded border border-line bg-raised p-1 text-ink shadow outline-none max-h-[min(28rem,var(--radix-popper-available-height,28rem))] overflow-y-auto';
export const menuItemClasses =
  'flex min-h-control w-full cursor-default items-center gap-2.5 rounded-inner px-2.5 text-start outline-none select-none data-highlighted:bg-hover data-disabled:opacity-55 desktop:min-h-8 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';
