import { DoorClosed, SearchX } from 'lucide-react';
import { boot } from '../../lib/boot.ts';
import { Button } from '../../ui/button.tsx';
import { PublicLayout } from '../../ui/public-layout.tsx';
import { StatusPage } from './status-page.tsx';

/** The address of the installation: `/`, or the host without the tenant's label. */
function installationUrl(): string {
  return boot.base ? '/' : `//${location.host.replace(/^[^.]+\./u, '')}/`;
}

/** For an address of a portal that does not exist or is suspended. */
export function Component() {
  return <PublicLayout>{boot.problem === 'tenant_suspended' ? <Suspended /> : <Unknown />}</PublicLayout>;
}

function Suspended() {
  return (
    <StatusPage icon={DoorClosed} title="This portal is suspended">
      Nobody can sign in at the moment, and nothing was deleted. The owner of the organization can say why.
    </StatusPage>
  );
}

function Unknown() {
  return (
    <StatusPage
      icon={SearchX}
      title="There is no portal at this address"
      action={
        // A document load: the address is outside of the router's base.
        <Button asChild>
          <a href={installationUrl()}>Find your portal</a>
        </Button>
      }
    >
      Check the spelling in the address bar, or look in the mail that invited you.
    </StatusPage>
  );
}
