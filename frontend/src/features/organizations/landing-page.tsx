import { ArrowRight, MessageCircle, Palette, ShieldCheck } from 'lucide-react';
import { Link } from 'react-router';
import { boot } from '../../lib/boot.ts';
import { Button } from '../../ui/button.tsx';
import { PublicPage } from '../../ui/public-layout.tsx';
import { DemoPortals } from './demo-portals.tsx';
import { FindPortal } from './find-portal.tsx';
import { registrationClosedText } from './registration-closed-text.ts';

const benefits = [
  {
    icon: MessageCircle,
    text: 'Your people and your clients ask the AI models that you choose, within the limits that you set.',
  },
  { icon: ShieldCheck, text: 'Companies share the installation, never a row: the database itself keeps them apart.' },
  { icon: Palette, text: 'It carries your name, your logo and your colour.' },
];

/** The root of an installation, where the address names no tenant. */
export function Component() {
  return (
    <PublicPage
      title="One portal between a company and its clients"
      description="Atrium is the hall where they meet: chat with AI under your own roof, with your rules on the wall."
    >
      <ul className="mb-8 grid gap-3">
        {benefits.map(({ icon: Icon, text }) => (
          <li key={text} className="flex gap-3 text-ink-soft">
            <Icon aria-hidden className="mt-[0.2em] size-4 shrink-0 text-brand-ink" />
            {text}
          </li>
        ))}
      </ul>
      {boot.registration === 'open' && (
        <Button asChild variant="primary" className="w-full">
          <Link to="/register">
            Register your company
            <ArrowRight className="rtl:rotate-180" />
          </Link>
        </Button>
      )}
      <div className="mt-8 border-t border-line pt-6">
        <FindPortal />
      </div>
      {boot.registration !== 'open' && <p className="mt-6 text-ink-soft">{registrationClosedText}</p>}
      {boot.demo && <DemoPortals />}
    </PublicPage>
  );
}
