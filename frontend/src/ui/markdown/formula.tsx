import { useLayoutEffect, useRef, useState } from 'react';
import { t } from '../../lib/i18n/text.tsx';

type Typesetter = typeof import('./typeset.ts');

/** KaTeX; null until the first formula has loaded it. */
let typesetter: Typesetter | null = null;

interface FormulaProps {
  tex: string;
  display: boolean;
}

/**
 * A formula, laid out by KaTeX, which is loaded with the first one. Until then its place is empty; where it cannot be loaded, or
 * the TeX is wrong, the TeX is shown.
 */
export function Formula({ tex, display }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState(false);

  useLayoutEffect(() => {
    let current = true;
    const draw = ({ typeset }: Typesetter) => {
      if (current && place.current) setFailed(!typeset(tex, place.current, display));
    };
    if (typesetter) draw(typesetter);
    else {
      import('./typeset.ts').then(
        (loaded) => draw((typesetter = loaded)),
        // Offline, or a new version was deployed.
        () => setFailed(true),
      );
    }
    return () => {
      current = false;
    };
  }, [tex, display]);

  if (failed) return <code dir="ltr">{tex}</code>;
  const className = display ? 'formula formula-display' : 'formula';
  return (
    <span
      ref={place}
      dir="ltr"
      className={className}
      // What scrolls sideways must be reachable by keyboard (WCAG 2.1.1).
      {...(display && { tabIndex: 0, role: 'group', 'aria-label': t('markdown.formula') })}
    />
  );
}
