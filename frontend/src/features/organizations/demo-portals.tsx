import { demoPassword, demoPortals, kindOf } from '../../lib/demo.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { inlineCode } from '../../ui/inline-code.tsx';

/** Links to the portals of the demo data. */
export function DemoPortals() {
  return (
    <section aria-labelledby="demo-portals" className="mt-6 border-t border-line pt-5">
      <h2 id="demo-portals" className="text-base">
        {t('organizations.demo')}
      </h2>
      <ul className="mt-2 flex flex-wrap gap-x-5 desktop:gap-y-1">
        {demoPortals.map((portal) => (
          <li key={portal.slug}>
            <a
              href={`/t/${portal.slug}/`}
              title={kindOf(portal)}
              className="flex min-h-control items-center text-brand-ink underline underline-offset-4 desktop:min-h-6"
            >
              {portal.name}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-small text-pretty text-ink-faint">
        <Text id="organizations.demoText" values={{ password: demoPassword }} parts={{ code: inlineCode }} />
      </p>
    </section>
  );
}
