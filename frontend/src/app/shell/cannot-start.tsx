import { CloudOff } from 'lucide-react';
import { resumeSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { DoorFrame } from '../../ui/door.tsx';
import { Message } from '../pages/message.tsx';

/** The session could not be looked up: not a sign-out, so nobody is sent to the sign-in page. */
export function CannotStart({ message }: { message: string }) {
  return (
    <DoorFrame>
      <Message
        icon={CloudOff}
        title="The portal does not answer"
        action={
          <Button look="primary" onClick={() => void resumeSession()}>
            Try again
          </Button>
        }
      >
        {message}
      </Message>
    </DoorFrame>
  );
}
