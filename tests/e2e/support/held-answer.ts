import { randomBytes } from 'node:crypto';

/** An answer that the provider holds in the middle, so that nothing depends on how fast it is. */
export interface HeldAnswer {
  question: string;
  /** How it begins (the guard keeps the last words back until more comes), and all of it: numbers with a space between them. */
  beginning: string;
  whole: string;
  /** Lets it go on. */
  release(): Promise<void>;
}

const countTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1).join(' ');

export function heldAnswer(): HeldAnswer {
  const tag = randomBytes(4).toString('hex');
  return {
    question: `#hold-${tag}`,
    beginning: countTo(20),
    whole: countTo(300),
    async release() {
      // The provider is in the process of `start.ts`; it is told as anybody asks it something.
      const response = await fetch(`${process.env['E2E_PROVIDER']}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'scripted', messages: [{ role: 'user', content: `#release-${tag}` }] }),
      });
      if (!response.ok) throw new Error(`The provider said ${response.status}`);
    },
  };
}
