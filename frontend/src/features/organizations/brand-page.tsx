import { t } from '../../lib/i18n/text.tsx';
import { BrandForm } from './brand-form.tsx';
import { OrganizationSettings } from './organization-settings.tsx';

/** Colour and logo of the organization. */
export function Component() {
  return (
    <OrganizationSettings title={t('organizations.brand')} description={t('organizations.brandText')}>
      {(props) => <BrandForm {...props} />}
    </OrganizationSettings>
  );
}
