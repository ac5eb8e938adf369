import { t } from '../../../lib/i18n/text.tsx';
import { DirectoryPage } from './directory-page.tsx';

/** `/organizations` and `/organizations/:slug`: all of the installation, for its operator. */
export function Component() {
  return (
    <DirectoryPage
      route="GET /organizations"
      base="/organizations"
      title={t('organizations.directory')}
      description={t('organizations.directoryText')}
      empty={{ title: t('organizations.noMatch'), text: t('organizations.directoryText') }}
    />
  );
}
