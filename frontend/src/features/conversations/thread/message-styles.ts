/** The row below a message. */
export const messageFooter = 'flex min-h-11 items-center gap-0.5 desktop:min-h-8';

/** The actions in it. With a fine pointer visible on hover and focus only; their space is always reserved. */
export const messageActions =
  'flex min-w-0 items-center gap-0.5 transition-opacity pointer-fine:opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 group-data-last:opacity-100 has-data-[state=open]:opacity-100';
