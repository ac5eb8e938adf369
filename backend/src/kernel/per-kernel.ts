import type { Kernel } from './kernel.ts';

/** What a feature keeps for itself, made when it is first asked for. By kernel and never global: several run in one process. */
export function perKernel<T>(make: (kernel: Kernel) => T): (kernel: Kernel) => T {
  const made = new WeakMap<Kernel, { it: T }>();
  return (kernel) => {
    const known = made.get(kernel);
    if (known) return known.it;
    const it = make(kernel);
    made.set(kernel, { it });
    return it;
  };
}
