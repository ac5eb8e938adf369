import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/card.tsx';
import { AppearanceForm } from './appearance-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { Sessions } from './sessions.tsx';

/** Settings of the user. */
export function Component() {
  return (
    <Page title="Account" width="narrow">
      <Section title="Profile" description="How others see you here.">
        <ProfileForm />
      </Section>
      <Section title="Appearance" description="On this device only.">
        <AppearanceForm />
      </Section>
      <Section title="Password" description="Changing it signs out your other devices.">
        <PasswordForm />
      </Section>
      <Section
        title="Devices"
        description="Where you are signed in. Sign out what you do not know, then change the password."
      >
        <Sessions />
      </Section>
    </Page>
  );
}
