import type { ReactNode } from 'react';

/** What is typed as it stands, in a sentence; a part of a message (`lib/i18n/text.tsx`). */
export function inlineCode(children: ReactNode) {
  return (
    <span dir="ltr" className="font-mono whitespace-nowrap">
      {children}
    </span>
  );
}
