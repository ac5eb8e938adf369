import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { messageOf } from '../../../api/error.ts';
import { cn } from '../../../lib/cn.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { toast } from '../../../ui/toast.tsx';
import { TooltipProvider } from '../../../ui/tooltip.tsx';
import { AssistantMessage } from './assistant-message.tsx';
import type { ShownMessage } from './shown-messages.ts';
import { useThread } from './thread-context.tsx';
import type { Found } from './use-found.ts';
import { useMarkedWords } from './use-marked-words.ts';
import { useScrollToFound } from './use-scroll-to-found.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';
import { UserMessage } from './user-message.tsx';

/** Distance from the start of the list below which older messages are loaded. Pixels. */
const LOAD_WITHIN = 1_200;

interface MessageListProps {
  shown: readonly ShownMessage[];
  hasOlder: boolean;
  loadOlder: () => Promise<void>;
  /** The message to show, once it is loaded. */
  found: Found | null;
}

/** The messages, virtualized: only those near the viewport are rendered. */
export function MessageList({ shown, hasOlder, loadOlder, found }: MessageListProps) {
  const { editing, switching } = useThread();
  const { scroller, atBottom, onScroll, onResize, scrollToBottom, release } = useStickToBottom();
  const older = useOlder({ hasOlder, loadOlder });
  const prepended = useWasPrepended(shown);
  const newest = shown.at(-1);
  const list = useRef<VirtualizerHandle>(null);
  useMarkedWords(scroller, found?.q ?? '');
  useScrollToFound({ found, shown, scroller, list, release });

  // Sending a question scrolls to the bottom.
  const asked = newest?.pending === true ? newest.key : null;
  useLayoutEffect(() => {
    if (asked !== null) scrollToBottom();
  }, [asked, scrollToBottom]);
  useEffect(() => {
    if (switching) release();
  }, [switching, release]);

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
          <TooltipProvider>
            <Virtualizer
              ref={list}
              data={shown}
              scrollRef={scroller}
              shift={prepended}
              keepMounted={edited === -1 ? [] : [edited]}
              onScroll={older.onScroll}
              onResize={onResize}
            >
              {({ key, message, pending }) => (
                <div
                  key={key}
                  data-message={message.id}
                  tabIndex={-1}
                  className={cn('pb-2 outline-none', key === shown[0]?.key && 'pt-6')}
                >
                  {message.role === 'user' ? (
                    <UserMessage message={message} pending={pending} />
                  ) : (
                    <AssistantMessage message={message} last={key === newest?.key} />
                  )}
                </div>
              )}
            </Virtualizer>
          </TooltipProvider>
        </div>
      </div>
      {older.loading && <Spinner className="absolute inset-x-0 top-3 mx-auto text-ink-faint" />}
      {!atBottom && (
        <Button
          size="icon"
          aria-label={t('conversations.toNewest')}
          className="absolute inset-x-0 bottom-3 mx-auto fade-in rounded-full shadow"
          onClick={() => {
            scrollToBottom();
            scroller.current?.focus({ preventScroll: true });
          }}
        >
          <ArrowDown />
        </Button>
      )}
    </div>
  );
}

/** Loads older messages when the start of the list is near. */
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

/** True after older messages were prepended, until the next change: the virtualizer then keeps the distance to the end. */
function useWasPrepended(shown: readonly ShownMessage[]): boolean {
  const first = shown[0]?.key;
  const last = shown.at(-1)?.key;
  const [before, setBefore] = useState({ first, last, prepended: false });
  if (before.first === first && before.last === last) return before.prepended;
  const prepended = before.first !== first && shown.some(({ key }) => key === before.first);
  setBefore({ first, last, prepended });
  return prepended;
}
