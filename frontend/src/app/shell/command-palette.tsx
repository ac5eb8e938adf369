import { Command } from 'cmdk';
import { Keyboard, Languages, LogOut } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../../api/session.ts';
import { focusedElement, restoreFocus } from '../../lib/focus.ts';
import { setTheme, themes, useTheme } from '../../lib/theme.ts';
import { CommandGroup, CommandItem } from '../../ui/command.tsx';
import { signOutOrToast } from '../../ui/sign-out.ts';
import { commandsFor, navigationFor } from '../registry.ts';
import { openOverlay } from './overlays.tsx';
import { SearchHits } from './search-hits.tsx';
import { languageCodes, languages } from '../../lib/i18n/languages.ts';
import { t, Text, useLanguage } from '../../lib/i18n/text.tsx';
import { chooseLanguage } from '../../ui/language-select.tsx';

/** ⌘K: pages, search results of the features, and actions. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [opener] = useState(focusedElement);
  const navigate = useNavigate();
  const theme = useTheme();
  const current = useLanguage();
  const { role } = useMe();

  const run = (action: () => unknown) => () => {
    onClose();
    void action();
  };
  const go = (to: string) => run(() => navigate(to));

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
          <Command loop label={t('palette.title')}>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t('palette.placeholder')}
              className="h-13 w-full border-b border-line bg-transparent px-4 text-base outline-none"
            />
            <Command.List className="max-h-[min(27rem,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-ink-faint">
                <Text id="palette.nothing" values={{ typed: typed.trim() }} />
              </Command.Empty>
              <CommandGroup heading={t('palette.goTo')}>
                {navigationFor(role).map(({ to, icon, label, shortcutKey }) => (
                  <CommandItem key={to} icon={icon} onSelect={go(to)} keys={`G+${shortcutKey.toUpperCase()}`}>
                    {t(label)}
                  </CommandItem>
                ))}
              </CommandGroup>
              <SearchHits typed={typed} onOpen={(to) => go(to)()} />
              <CommandGroup heading={t('palette.actions')}>
                {commandsFor(role).map(({ label, icon, to }) => (
                  <CommandItem key={label} icon={icon} onSelect={go(to)}>
                    {t(label)}
                  </CommandItem>
                ))}
                {themes
                  .filter(({ value }) => value !== theme)
                  .map(({ value, label, icon }) => (
                    <CommandItem key={value} icon={icon} onSelect={run(() => setTheme(value))}>
                      {t('shell.appearanceAs', { theme: t(label) })}
                    </CommandItem>
                  ))}
                {languageCodes
                  .filter((code) => code !== current)
                  .map((code) => (
                    <CommandItem key={code} icon={Languages} onSelect={run(() => chooseLanguage(code))}>
                      {t('shell.languageAs', { language: languages[code].name })}
                    </CommandItem>
                  ))}
                <CommandItem icon={Keyboard} onSelect={run(() => openOverlay('shortcuts'))} keys="?">
                  {t('shell.shortcuts')}
                </CommandItem>
                <CommandItem icon={LogOut} onSelect={run(() => signOutOrToast())}>
                  {t('shell.signOut')}
                </CommandItem>
              </CommandGroup>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
