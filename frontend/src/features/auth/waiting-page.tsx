import { useEffect, useState } from 'react';
import { messageOf } from '../../api/error.ts';
import { refreshMe, useMe } from '../../api/session.ts';
import { requireTenant } from '../../lib/boot.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PublicPage } from '../../ui/public-layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { signOutOrToast } from '../../ui/sign-out.ts';

/** Polling interval while the page is visible. */
const POLL_INTERVAL_MS = 5_000;

/** All that a user whose request to join is waiting sees of the portal. The shell replaces it once they are admitted. */
export function WaitingPage() {
  const me = useMe();
  const { checking, result, check } = useAdmissionCheck();
  return (
    <PublicPage
      title={t('auth.waitingTitle')}
      description={<Text id="auth.waitingText" values={{ organization: requireTenant().name }} />}
    >
      <div className="grid gap-5">
        <Card className="flex items-center gap-3 p-4">
          <Avatar name={me.name} />
          <span className="grid min-w-0 leading-snug wrap-anywhere">
            <span className="font-strong">
              <bdi>{me.name}</bdi>
            </span>
            <span className="text-small text-ink-faint">{me.email}</span>
          </span>
        </Card>
        <div aria-live="polite">{result && <Notice tone={result.tone}>{result.text}</Notice>}</div>
        <Button variant="primary" busy={checking} onClick={() => void check()}>
          {t('auth.checkAgain')}
        </Button>
        <Button variant="ghost" onClick={() => signOutOrToast()}>
          {t('ui.signOut')}
        </Button>
      </div>
    </PublicPage>
  );
}

interface CheckResult {
  tone: 'neutral' | 'negative';
  text: string;
}

/** Polls whether the request was accepted; `check` asks at once and reports the result. */
function useAdmissionCheck() {
  const [checking, setChecking] = useState(false);
  const [result, setResult] = useState<CheckResult | null>(null);

  useEffect(() => {
    const timer = setInterval(() => {
      // A failure is retried with the next poll; a refused request ends the session.
      if (!document.hidden) refreshMe().catch(() => undefined);
    }, POLL_INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);

  async function check() {
    setChecking(true);
    try {
      await refreshMe();
      setResult({ tone: 'neutral', text: t('auth.undecided') });
    } catch (error) {
      setResult({ tone: 'negative', text: messageOf(error) });
    } finally {
      setChecking(false);
    }
  }

  return { checking, result, check };
}
