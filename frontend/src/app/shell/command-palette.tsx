import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Keyboard, LogOut, MessageCircle, type LucideIcon, SquarePen } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { apiPage } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { signOutOrToast } from '../../ui/sign-out.ts';
import { useDebounced } from '../../lib/hooks.ts';
import { setTheme, themes, useTheme } from '../../lib/theme.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { placesFor } from '../features.tsx';
import { openOverlay } from './overlays.tsx';

/** ⌘K: go anywhere, do anything, find a conversation by its words. */
export function CommandPalette({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const theme = useTheme();
  const { role } = useMe();
  const conversations = useConversations(useDebounced(typed.trim(), 150));

  const run = (action: () => unknown) => () => {
    onOpenChange(false);
    void action();
  };
  const go = (to: string) => run(() => navigate(to));

  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-modal
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[max(0.75rem,env(safe-area-inset-top))] z-50 mx-auto max-w-xl fade-in overflow-hidden rounded border border-line bg-raised shadow tablet:top-[14vh]"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Command loop label="Search and commands">
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder="Search or jump to…"
              className="h-13 w-full border-b border-line bg-transparent px-4 text-base outline-none"
            />
            <Command.List className="max-h-[min(27rem,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-ink-faint">Nothing found.</Command.Empty>
              <Group heading="Go to">
                {placesFor(role).map((place) => (
                  <Entry key={place.to} icon={place.icon} onSelect={go(place.to)} keys={`G+${place.key.toUpperCase()}`}>
                    {place.label}
                  </Entry>
                ))}
              </Group>
              {conversations.length > 0 && (
                <Group heading="Chats">
                  {conversations.map(({ id, title }) => (
                    // The server found it, maybe by a message's text: the palette's own filter must let it through.
                    <Entry key={id} icon={MessageCircle} value={`${typed} ${id}`} onSelect={go(`/chat/${id}`)}>
                      <bdi>{title}</bdi>
                    </Entry>
                  ))}
                </Group>
              )}
              <Group heading="Actions">
                <Entry icon={SquarePen} onSelect={go('/chat')}>
                  New chat
                </Entry>
                {themes
                  .filter(({ value }) => value !== theme)
                  .map(({ value, label, icon }) => (
                    <Entry key={value} icon={icon} onSelect={run(() => setTheme(value))}>
                      Appearance: {label.toLowerCase()}
                    </Entry>
                  ))}
                <Entry icon={Keyboard} onSelect={run(() => openOverlay('shortcuts'))} keys="?">
                  Keyboard shortcuts
                </Entry>
                <Entry icon={LogOut} onSelect={run(() => signOutOrToast())}>
                  Sign out
                </Entry>
              </Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useConversations(q: string) {
  const { data } = useQuery({
    queryKey: ['conversations', 'palette', q],
    queryFn: ({ signal }) => apiPage('GET /conversations', { query: { limit: 6, ...(q && { q }) } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return data?.items ?? [];
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

interface EntryProps {
  icon: LucideIcon;
  keys?: string;
  value?: string;
  onSelect: () => void;
  children: ReactNode;
}

function Entry({ icon: Icon, keys, value, onSelect, children }: EntryProps) {
  return (
    <Command.Item
      onSelect={onSelect}
      {...(value === undefined ? {} : { value })}
      className="flex min-h-11 cursor-default items-center gap-3 rounded-inner px-2.5 data-[selected=true]:bg-hover desktop:min-h-9"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys && <Kbd keys={keys} className="hidden desktop:inline-flex" />}
    </Command.Item>
  );
}
