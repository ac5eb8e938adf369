import { t } from '../../lib/i18n/text.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/card.tsx';
import { AppearanceForm } from './appearance-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { Sessions } from './sessions.tsx';

/** Settings of the user. */
export function Component() {
  return (
    <Page title={t('auth.nav')} width="narrow">
      <Section title={t('auth.profile')} description={t('auth.profileText')}>
        <ProfileForm />
      </Section>
      <Section title={t('auth.appearance')} description={t('auth.appearanceText')}>
        <AppearanceForm />
      </Section>
      <Section title={t('auth.password')} description={t('auth.passwordText')}>
        <PasswordForm />
      </Section>
      <Section title={t('auth.devices')} description={t('auth.devicesText')}>
        <Sessions />
      </Section>
    </Page>
  );
}
