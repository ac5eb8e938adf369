import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router';
import { boot } from '../../lib/boot.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { PublicPage } from '../../ui/public-layout.tsx';
import { FindPortal } from './find-portal.tsx';
import { registrationClosedText } from './registration-closed-text.ts';
import { Tour } from './tour.tsx';

/** The root of an installation, where the address names no tenant. */
export function Component() {
  return (
    <PublicPage title={t('organizations.landing')} description={t('organizations.landingText')} aside={<Tour />}>
      {boot.registration === 'open' ? (
        <Button asChild variant="primary" className="w-full">
          <Link to="/register">
            {t('organizations.register')}
            <ArrowRight className="rtl:rotate-180" />
          </Link>
        </Button>
      ) : (
        <p className="text-ink-soft">{registrationClosedText()}</p>
      )}
      <div className="mt-6 border-t border-line pt-6">
        <FindPortal />
      </div>
    </PublicPage>
  );
}
