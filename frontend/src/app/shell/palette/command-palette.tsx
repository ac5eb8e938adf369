import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { focusedElement, restoreFocus } from '../../../lib/focus.ts';
import { t, Text } from '../../../lib/i18n/text.tsx';
import { CommandGroup, CommandItem } from '../../../ui/command.tsx';
import { takeTypedAhead } from '../type-ahead.ts';
import { matches } from './matches.ts';
import { type PaletteEntry, useGo, usePaletteEntries } from './palette-entries.ts';
import { hitValue, SearchHits, useSearch } from './search-hits.tsx';
import { isTextCommand, TextCommands } from './text-commands.tsx';

/** ⌘K: pages, settings, search hits, actions, and commands that take the typed text. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState('');
  const [opener] = useState(focusedElement);
  const field = useRef<HTMLInputElement>(null);
  const submitsAhead = useRef(false);
  const { pages, settings, actions } = usePaletteEntries();
  const { q, groups, settled } = useSearch(typed);
  const go = useGo();

  const run = (action: () => unknown) => () => {
    onClose();
    void action();
  };

  // Hits arrive after the text commands and are listed above them: the selection moves on to the first hit.
  const firstHit = groups[0]?.hits[0];
  const firstHitValue = firstHit && hitValue(firstHit);
  const [knownFirstHit, setKnownFirstHit] = useState(firstHitValue);
  if (firstHitValue !== knownFirstHit) {
    setKnownFirstHit(firstHitValue);
    if (firstHitValue !== undefined && isTextCommand(selected)) setSelected(firstHitValue);
  }

  function takeOver() {
    const ahead = takeTypedAhead();
    if (ahead.typed) setTyped((now) => now + ahead.typed);
    submitsAhead.current = ahead.submitted;
  }

  // An Enter that was typed ahead takes effect once the search has settled.
  useEffect(() => {
    if (!settled || !submitsAhead.current) return undefined;
    const timer = setTimeout(() => {
      submitsAhead.current = false;
      field.current?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    return () => clearTimeout(timer);
  }, [settled]);

  const found = (entries: readonly PaletteEntry[]) =>
    entries.filter(({ label, keywords }) => matches(typed, label, keywords));
  const sections = [
    { heading: t('palette.goTo'), entries: found(pages) },
    { heading: t('shell.settings'), entries: found(settings) },
  ];
  const foundActions = found(actions);
  const nothingFound =
    settled && groups.length + foundActions.length + sections.flatMap(({ entries }) => entries).length === 0;

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-modal
          aria-describedby={undefined}
          onCloseAutoFocus={() => restoreFocus(opener)}
          className="fixed inset-x-3 top-[max(0.75rem,env(safe-area-inset-top))] z-50 mx-auto max-w-xl fade-in overflow-hidden rounded border border-line bg-raised shadow tablet:top-[14vh]"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Command loop shouldFilter={false} label={t('palette.title')} value={selected} onValueChange={setSelected}>
            <Command.Input
              ref={field}
              value={typed}
              onValueChange={setTyped}
              onFocus={takeOver}
              placeholder={t('palette.placeholder')}
              className="h-13 w-full border-b border-line bg-transparent px-4 text-base outline-none"
            />
            <Command.List className="max-h-[min(27rem,60dvh)] overflow-y-auto p-1.5">
              {nothingFound && (
                <p className="px-3 pt-6 pb-4 text-center text-ink-faint">
                  <Text id="palette.nothing" values={{ typed: typed.trim() }} />
                </p>
              )}
              {sections.map((section) => (
                <Entries key={section.heading} {...section} run={run} />
              ))}
              <SearchHits groups={groups} q={q} onOpen={(to) => run(() => go(to))()} />
              <Entries heading={t('palette.actions')} entries={foundActions} run={run} />
              <TextCommands typed={typed.trim()} nothingFound={nothingFound} onRun={(action) => run(action)()} />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface EntriesProps {
  heading: string;
  entries: readonly PaletteEntry[];
  run: (action: () => unknown) => () => void;
}

function Entries({ heading, entries, run }: EntriesProps) {
  if (entries.length === 0) return null;
  return (
    <CommandGroup heading={heading}>
      {entries.map(({ id, icon, label, keys, run: action }) => (
        <CommandItem key={id} value={id} icon={icon} onSelect={run(action)} {...(keys !== undefined && { keys })}>
          {label}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
