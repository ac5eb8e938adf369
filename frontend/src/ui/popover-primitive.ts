import { Popover } from 'radix-ui';

const { Root, Trigger, Portal, Content } = Popover;

/** What `popover.tsx` loads when the first popover is opened. */
export const popoverPrimitive = { Root, Trigger, Portal, Content };
