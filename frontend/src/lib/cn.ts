import { type ClassValue, clsx } from 'clsx';
import { createTailwindMerge } from 'tailwind-merge';

const any = () => true;
const isWidth = (value: string) => /^\d+$/u.test(value);
/** Groups of classes that begin alike: `each('p')` is of `p-2`, `p-px` … */
const each = (...names: string[]) => Object.fromEntries(names.map((name) => [name, [{ [name]: ['', any] }]]));
const widths = (...names: string[]) => Object.fromEntries(names.map((name) => [name, [{ [name]: ['', isWidth] }]]));

/**
 * Which classes replace each other, of those that the pages use: the complete list of `tailwind-merge` weighs 5 kB. `cn.test.ts`
 * compares the two. Names are those of `theme.css`: `text-small` (a size) and `text-ink` (a colour) do not replace each other.
 */
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    ...each('inset', 'inset-x', 'inset-y', 'start', 'end', 'top', 'bottom', 'z', 'translate-x', 'translate-y'),
    ...each('size', 'w', 'h', 'min-w', 'min-h', 'max-w', 'max-h', 'basis', 'shrink', 'grid-cols', 'grid-rows'),
    ...each('m', 'mx', 'my', 'ms', 'me', 'mt', 'mb', 'p', 'px', 'py', 'ps', 'pe', 'pt', 'pb', 'gap', 'gap-x', 'gap-y'),
    ...each(
      'items',
      'justify',
      'justify-items',
      'justify-self',
      'content',
      'overflow',
      'overflow-x',
      'overflow-y',
      'line-clamp',
    ),
    ...each(
      'font',
      'leading',
      'whitespace',
      'break',
      'bg',
      'fill',
      'stroke',
      'opacity',
      'shadow',
      'rounded',
      'rounded-t',
    ),
    ...each('transition', 'animate', 'cursor', 'outline-offset'),
    ...widths('ring', 'flex', 'border', 'border-t', 'border-b', 'border-s', 'border-e', 'outline'),
    display: ['block', 'inline', 'inline-flex', 'flex', 'grid', 'contents', 'table', 'hidden'],
    position: ['static', 'fixed', 'absolute', 'relative', 'sticky'],
    'sr-only': ['sr-only', 'not-sr-only'],
    family: [{ font: ['sans', 'mono'] }],
    text: [{ text: ['small', 'base', 'large', 'display'] }],
    'text-align': [{ text: ['start', 'center', 'end'] }],
    'text-color': [{ text: [(value: string) => value !== 'pretty'] }],
    'border-color': [{ border: [(value: string) => value !== 'collapse'] }],
    'outline-color': [{ outline: [(value: string) => value !== 'none'] }],
  },
  conflictingClassGroups: {
    inset: ['inset-x', 'inset-y', 'start', 'end', 'top', 'bottom'],
    'inset-x': ['start', 'end'],
    'inset-y': ['top', 'bottom'],
    size: ['w', 'h'],
    flex: ['basis', 'shrink'],
    m: ['mx', 'my', 'ms', 'me', 'mt', 'mb'],
    mx: ['ms', 'me'],
    my: ['mt', 'mb'],
    p: ['px', 'py', 'ps', 'pe', 'pt', 'pb'],
    px: ['ps', 'pe'],
    py: ['pt', 'pb'],
    gap: ['gap-x', 'gap-y'],
    overflow: ['overflow-x', 'overflow-y'],
    'line-clamp': ['display', 'overflow'],
    rounded: ['rounded-t'],
    border: ['border-t', 'border-b', 'border-s', 'border-e'],
    text: ['leading'],
  },
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: [],
}));

/** Joins class names; a later one wins over an earlier one of the same kind. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
