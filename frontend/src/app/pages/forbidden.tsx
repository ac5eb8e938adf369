import { LockKeyhole } from 'lucide-react';
import { StatusPage } from './status-page.tsx';
import { HomeLink } from './home-link.tsx';
import { t } from '../../lib/i18n/text.tsx';

export function Forbidden() {
  return (
    <StatusPage icon={LockKeyhole} title={t('status.forbidden')} action={<HomeLink />}>
      {t('status.forbiddenText')}
    </StatusPage>
  );
}
