import { type RefObject, useEffect } from 'react';
import type { Answering } from './use-sending.ts';

interface ChatKeys {
  field: RefObject<HTMLTextAreaElement | null>;
  answering: Answering;
  stop: () => void;
}

/** Escape stops an answer, otherwise leaves the message field. Open dialogs and menus handle it first. */
export function useChatKeys({ field, answering, stop }: ChatKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role=dialog],[role=menu]'))
        return;
      if (answering === 'yes') stop();
      else if (document.activeElement === field.current) field.current?.blur();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [field, answering, stop]);
}
