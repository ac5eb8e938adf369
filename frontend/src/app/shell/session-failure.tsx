import { CloudOff } from 'lucide-react';
import { resumeSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { PublicLayout } from '../../ui/public-layout.tsx';
import { StatusPage } from '../pages/status-page.tsx';
import { t } from '../../lib/i18n/text.tsx';

/** Shown when the session could not be restored for another reason than a 401; a retry may succeed. */
export function SessionFailure({ message }: { message: string }) {
  return (
    <PublicLayout>
      <StatusPage
        icon={CloudOff}
        title={t('shell.notAnswering')}
        action={
          <Button variant="primary" onClick={() => void resumeSession()}>
            {t('ui.retry')}
          </Button>
        }
      >
        {message}
      </StatusPage>
    </PublicLayout>
  );
}
