import { ChevronRight } from 'lucide-react';
import { demoPassword, demoPortals } from '../../lib/demo.ts';

/** Links to the portals of the demo data. */
export function DemoPortals() {
  return (
    <section aria-labelledby="demo-portals" className="mt-8 border-t border-line pt-6">
      <h2 id="demo-portals" className="text-base">
        Demo portals
      </h2>
      <ul className="mt-2 -mx-3 grid">
        {demoPortals.map((portal) => (
          <li key={slug}>
            <a href={`/t/${slug}/`} className="group flex min-h-control items-center gap-3 rounded px-3 hover:bg-hover">
              <span className="font-strong">{name}</span>
              <span className="text-small text-ink-faint">{kind}</span>
              <ChevronRight aria-hidden className="ms-auto size-4 text-ink-faint rtl:rotate-180" />
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-small text-ink-faint">
        Sign in as <span className="font-mono whitespace-nowrap">owner@acme.test</span>, admin, agent, member or client,
        with the password <span className="font-mono whitespace-nowrap">{demoPassword}</span>.
      </p>
    </section>
  );
}
