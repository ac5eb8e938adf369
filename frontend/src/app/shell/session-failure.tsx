import { CloudOff } from 'lucide-react';
import { resumeSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { PublicLayout } from '../../ui/public-layout.tsx';
import { StatusPage } from '../pages/status-page.tsx';

/** Shown when the session could not be restored for another reason than a 401; a retry may succeed. */
export function SessionFailure({ message }: { message: string }) {
  return (
    <PublicLayout>
      <StatusPage
        icon={CloudOff}
        title="The portal does not answer"
        action={
          <Button variant="primary" onClick={() => void resumeSession()}>
            Try again
          </Button>
        }
      >
        {message}
      </StatusPage>
    </PublicLayout>
  );
}
