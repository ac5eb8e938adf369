import { ChevronRight } from 'lucide-react';
import { demoPassword, demoPortals, kindOf } from '../../lib/demo.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { inlineCode } from '../../ui/inline-code.tsx';

/** Links to the portals of the demo data. */
export function DemoPortals() {
  return (
    <section aria-labelledby="demo-portals" className="mt-8 border-t border-line pt-6">
      <h2 id="demo-portals" className="text-base">
        {t('organizations.demo')}
      </h2>
      <ul className="mt-2 -mx-3 grid">
        {demoPortals.map((portal) => (
          <li key={portal.slug}>
            <a
              href={`/t/${portal.slug}/`}
              className="group flex min-h-control items-center gap-3 rounded px-3 hover:bg-hover"
            >
              <span className="font-strong">{portal.name}</span>
              <span className="text-small text-ink-faint">{kindOf(portal)}</span>
              <ChevronRight aria-hidden className="ms-auto size-4 text-ink-faint rtl:rotate-180" />
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-small text-ink-faint">
        <Text id="organizations.demoText" values={{ password: demoPassword }} parts={{ code: inlineCode }} />
      </p>
    </section>
  );
}
