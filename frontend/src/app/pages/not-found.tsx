import { Compass } from 'lucide-react';
import { StatusPage } from './status-page.tsx';
import { HomeLink } from './home-link.tsx';
import { t } from '../../lib/i18n/text.tsx';

export function NotFound() {
  return (
    <StatusPage icon={Compass} title={t('status.notFound')} action={<HomeLink />}>
      {t('status.notFoundText')}
    </StatusPage>
  );
}
