import { DoorClosed, SearchX } from 'lucide-react';
import { boot, installationUrl } from '../../lib/boot.ts';
import { Button } from '../../ui/button.tsx';
import { PublicLayout } from '../../ui/public-layout.tsx';
import { StatusPage } from './status-page.tsx';
import { t } from '../../lib/i18n/text.tsx';

/** For an address of a portal that does not exist or is suspended. */
export function Component() {
  return <PublicLayout>{boot.problem === 'tenant_suspended' ? <Suspended /> : <Unknown />}</PublicLayout>;
}

function Suspended() {
  return (
    <StatusPage icon={DoorClosed} title={t('status.suspended')}>
      {t('status.suspendedText')}
    </StatusPage>
  );
}

function Unknown() {
  return (
    <StatusPage
      icon={SearchX}
      title={t('status.unknown')}
      action={
        // A document load: the address is outside of the router's base.
        <Button asChild>
          <a href={installationUrl() ?? '/'}>{t('status.findPortal')}</a>
        </Button>
      }
    >
      {t('status.unknownText')}
    </StatusPage>
  );
}
