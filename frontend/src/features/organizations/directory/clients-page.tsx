import { t } from '../../../lib/i18n/text.tsx';
import { DirectoryPage } from './directory-page.tsx';

/** `/clients` and `/clients/:slug`: the clients of a partner. */
export function Component() {
  return (
    <DirectoryPage
      route="GET /clients"
      base="/clients"
      title={t('organizations.clients')}
      description={t('organizations.clientsText')}
      empty={{ title: t('organizations.noClients'), text: t('organizations.noClientsText') }}
    />
  );
}
