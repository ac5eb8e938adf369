import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { Virtualizer } from 'virtua';
import { messageOf } from '../../../api/error.ts';
import { cn } from '../../../lib/cn.ts';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { toast } from '../../../ui/toast.tsx';
import { AssistantMessage } from './assistant-message.tsx';
import type { ShownMessage } from './pending.ts';
import { useThread } from './thread-context.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';
import { UserMessage } from './user-message.tsx';

/** Nearer to the start than this, older messages are loaded. Pixels. */
const LOAD_WITHIN = 1_200;

interface MessageListProps {
  shown: readonly ShownMessage[];
  hasOlder: boolean;
  loadOlder: () => Promise<void>;
}

/** The messages, of which only those near the viewport are in the page: 5,000 open as fast as ten. */
export function MessageList({ shown, hasOlder, loadOlder }: MessageListProps) {
  const { editing, switching } = useThread();
  const { scroller, atEnd, onScroll, onResize, toEnd, letGo } = useStickToEnd();
  const older = useOlder({ hasOlder, loadOlder });
  const grewUpward = useGrewUpward(shown);
  const newest = shown.at(-1);

  // A question of one's own goes to the end, wherever one was reading.
  const asked = newest?.pending === true ? newest.key : null;
  useLayoutEffect(() => {
    if (asked !== null) toEnd();
  }, [asked, toEnd]);
  useEffect(() => {
    if (switching) letGo();
  }, [switching, letGo]);

  const edited = shown.findIndex(({ message }) => message.id === editing);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        tabIndex={-1}
        className="h-full outline-none overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
        onScroll={onScroll}
      >
        <div className="mx-auto max-w-3xl px-4">
          <Virtualizer
            data={shown}
            scrollRef={scroller}
            shift={grewUpward}
            keepMounted={edited === -1 ? [] : [edited]}
            onScroll={older.onScroll}
            onResize={onResize}
          >
            {({ key, message, pending }) => (
              <div key={key} className={cn('pb-2', key === shown[0]?.key && 'pt-6')}>
                {message.role === 'user' ? (
                  <UserMessage message={message} pending={pending} />
                ) : (
                  <AssistantMessage message={message} last={key === newest?.key} />
                )}
              </div>
            )}
          </Virtualizer>
        </div>
      </div>
      {older.loading && <Spinner className="absolute inset-x-0 top-3 mx-auto text-ink-faint" />}
      {!atEnd && (
        <Button
          size="icon"
          aria-label="To the newest message"
          className="absolute inset-x-0 bottom-3 mx-auto appear rounded-full shadow"
          onClick={() => {
            toEnd();
            scroller.current?.focus({ preventScroll: true });
          }}
        >
          <ArrowDown />
        </Button>
      )}
    </div>
  );
}

/** Loads what is above when the reader comes near. */
function useOlder({ hasOlder, loadOlder }: Pick<MessageListProps, 'hasOlder' | 'loadOlder'>) {
  const [loading, setLoading] = useState(false);

  async function load() {
    setLoading(true);
    try {
      await loadOlder();
    } catch (error) {
      toast(messageOf(error), { tone: 'negative' });
    } finally {
      setLoading(false);
    }
  }

  return {
    loading,
    onScroll: (offset: number) => {
      if (offset < LOAD_WITHIN && hasOlder && !loading) void load();
    },
  };
}

/** True after older messages came, until something else changes: the list then keeps its place from the end. */
function useGrewUpward(shown: readonly ShownMessage[]): boolean {
  const first = shown[0]?.key;
  const last = shown.at(-1)?.key;
  const [before, setBefore] = useState({ first, last, grewUpward: false });
  if (before.first === first && before.last === last) return before.grewUpward;
  const grewUpward = before.first !== first && shown.some(({ key }) => key === before.first);
  setBefore({ first, last, grewUpward });
  return grewUpward;
}
