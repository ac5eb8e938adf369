import type { ComponentProps } from 'react';
import { Input } from './input.tsx';

/** An e-mail address. `autoComplete` is `username` where it signs somebody in. */
export function EmailInput(props: ComponentProps<'input'>) {
  return <Input type="email" dir="ltr" autoComplete="email" autoCapitalize="none" {...props} />;
}
