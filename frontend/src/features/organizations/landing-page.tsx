import { ArrowRight, MessageCircle, Palette, ShieldCheck } from 'lucide-react';
import { Link } from 'react-router';
import { boot } from '../../lib/boot.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { PublicPage } from '../../ui/public-layout.tsx';
import { DemoPortals } from './demo-portals.tsx';
import { FindPortal } from './find-portal.tsx';
import { registrationClosedText } from './registration-closed-text.ts';

const benefits = [
  { icon: MessageCircle, text: 'organizations.benefitChat' },
  { icon: ShieldCheck, text: 'organizations.benefitIsolation' },
  { icon: Palette, text: 'organizations.benefitBrand' },
] as const;

/** The root of an installation, where the address names no tenant. */
export function Component() {
  return (
    <PublicPage title={t('organizations.landing')} description={t('organizations.landingText')}>
      <ul className="mb-8 grid gap-3">
        {benefits.map(({ icon: Icon, text }) => (
          <li key={text} className="flex gap-3 text-ink-soft">
            <Icon aria-hidden className="mt-[0.2em] size-4 shrink-0 text-brand-ink" />
            {t(text)}
          </li>
        ))}
      </ul>
      {boot.registration === 'open' && (
        <Button asChild variant="primary" className="w-full">
          <Link to="/register">
            {t('organizations.register')}
            <ArrowRight className="rtl:rotate-180" />
          </Link>
        </Button>
      )}
      <div className="mt-8 border-t border-line pt-6">
        <FindPortal />
      </div>
      {boot.registration !== 'open' && <p className="mt-6 text-ink-soft">{registrationClosedText()}</p>}
      {boot.demo && <DemoPortals />}
    </PublicPage>
  );
}
