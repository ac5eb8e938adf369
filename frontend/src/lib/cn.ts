import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

/** Configured with the names of `theme.css`, so that `text-small` (a size) and `text-ink` (a colour) do not replace each other. */
const merge = extendTailwindMerge({
  extend: {
    theme: { text: ['small', 'base', 'large', 'display'], radius: ['inner'], 'font-weight': ['normal', 'strong'] },
    classGroups: { h: ['h-control'], size: ['size-control'], 'min-h': ['min-h-control'] },
  },
});

/** Joins class names; a later one wins over an earlier one of the same kind. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
