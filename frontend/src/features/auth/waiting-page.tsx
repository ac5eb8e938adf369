import { useEffect, useState } from 'react';
import { messageOf } from '../../api/error.ts';
import { renewMe, useMe } from '../../api/session.ts';
import { tenantOfPage } from '../../lib/boot.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Door } from '../../ui/door.tsx';
import { Notice } from '../../ui/notice.tsx';
import { leave } from './leave.ts';

/** Nothing pushes to somebody who waits: the page asks while it is looked at. */
const ASK_EVERY_MS = 5_000;

/** All that somebody who has asked to join sees of the portal. The shell takes its place once they are admitted. */
export function WaitingPage() {
  const me = useMe();
  const { asking, answer, ask } = useAsking();
  return (
    <Door
      title="Your request is with the admins"
      lead={
        <>
          The admins of <bdi>{tenantOfPage().name}</bdi> look at every request to join. As soon as they admit you, this
          page opens the portal. You may also close it and sign in later.
        </>
      }
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
        <div aria-live="polite">{answer && <Notice tone={answer.tone}>{answer.text}</Notice>}</div>
        <Button look="primary" busy={asking} onClick={() => void ask()}>
          Check again
        </Button>
        <Button look="quiet" onClick={() => leave()}>
          Sign out
        </Button>
      </div>
    </Door>
  );
}

interface Answer {
  tone: 'neutral' | 'negative';
  text: string;
}

/** Asks now and then, quietly, and at once when the person wants to know. */
function useAsking() {
  const [asking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    const timer = setInterval(() => {
      // What fails is asked again; who was refused is signed out by it.
      if (!document.hidden) renewMe().catch(() => undefined);
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  async function ask() {
    setAsking(true);
    try {
      await renewMe();
      setAnswer({ tone: 'neutral', text: 'Nobody has decided yet.' });
    } catch (error) {
      setAnswer({ tone: 'negative', text: messageOf(error) });
    } finally {
      setAsking(false);
    }
  }

  return { asking, answer, ask };
}
