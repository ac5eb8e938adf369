import { t } from '../../lib/i18n/text.tsx';
import { NameForm } from './name-form.tsx';
import { OrganizationSettings } from './organization-settings.tsx';

/** Name and address of the organization. */
export function Component() {
  return (
    <OrganizationSettings title={t('organizations.general')} description={t('organizations.generalText')}>
      {(props) => <NameForm {...props} />}
    </OrganizationSettings>
  );
}
