import { t } from '../../lib/i18n/text.tsx';
import { AccessForm } from './access-form.tsx';
import { OrganizationSettings } from './organization-settings.tsx';

/** Who may ask to join the organization. */
export function Component() {
  return (
    <OrganizationSettings title={t('organizations.access')} description={t('organizations.accessText')}>
      {(props) => <AccessForm {...props} />}
    </OrganizationSettings>
  );
}
