import { ArrowDown } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
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
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const { editing } = useThread();
  const { atEnd, onScroll, onResize, toEnd, letGo } = useStickToEnd(scroller);
  const older = useOlder(list, { hasOlder, loadOlder, count: shown.length });
  const newest = shown.at(-1);

  // A question of one's own goes to the end, wherever one was reading.
  const asked = newest?.pending === true ? newest.key : null;
  useLayoutEffect(() => {
    if (asked !== null) toEnd();
  }, [asked, toEnd]);

  const edited = shown.findIndex(({ message }) => message.id === editing);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        className="h-full overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
        onScroll={onScroll}
      >
        <div className="mx-auto max-w-3xl px-4 pt-6 pb-4" onClickCapture={letGoOnSwitch(letGo)}>
          {older.loading && <Spinner className="mx-auto mb-4 text-ink-faint" />}
          <Virtualizer
            ref={list}
            data={shown}
            scrollRef={scroller}
            shift={older.shifting}
            keepMounted={edited === -1 ? [] : [edited]}
            onScroll={older.onScroll}
            onResize={onResize}
          >
            {({ key, message, pending }) => (
              <div key={key} className="pb-4">
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
      {!atEnd && (
        <Button
          size="icon"
          aria-label="To the newest message"
          className="absolute inset-x-0 bottom-3 mx-auto appear rounded-full shadow"
          onClick={toEnd}
        >
          <ArrowDown />
        </Button>
      )}
    </div>
  );
}
