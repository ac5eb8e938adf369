import { DoorClosed, SearchX } from 'lucide-react';
import { boot } from '../../lib/boot.ts';
import { Button } from '../../ui/button.tsx';
import { DoorFrame } from '../../ui/door.tsx';
import { Message } from './message.tsx';

/** The installation's own address: the path's root, or the host without the tenant's label. */
function door(): string {
  return boot.base ? '/' : `//${location.host.replace(/^[^.]+\./u, '')}/`;
}

/** The address names a portal that does not exist, or is suspended. */
export function Component() {
  return <DoorFrame>{boot.problem === 'tenant_suspended' ? <Suspended /> : <Unknown />}</DoorFrame>;
}

function Suspended() {
  return (
    <Message icon={DoorClosed} title="This portal is suspended">
      Nobody can sign in at the moment, and nothing was deleted. The owner of the organization can say why.
    </Message>
  );
}

function Unknown() {
  return (
    <Message
      icon={SearchX}
      title="There is no portal at this address"
      action={
        // A document load: the door stands outside of this page's base.
        <Button asChild>
          <a href={door()}>Find your portal</a>
        </Button>
      }
    >
      Check the spelling in the address bar, or look in the mail that invited you.
    </Message>
  );
}
