import { Command } from 'cmdk';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

interface CommandGroupProps {
  heading: string;
  children: ReactNode;
}

/** A group of items in the command palette. */
export function CommandGroup({ heading, children }: CommandGroupProps) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

interface CommandItemProps {
  icon: LucideIcon;
  /** Its shortcut, as `Kbd` takes it. */
  keys?: string;
  /** Unique in the palette. */
  value: string;
  /** A few words about it, below its text. */
  detail?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}

export function CommandItem({ icon: Icon, keys, value, detail, onSelect, children }: CommandItemProps) {
  return (
    <Command.Item
      onSelect={onSelect}
      value={value}
      className="flex min-h-11 cursor-default items-center gap-3 rounded-inner px-2.5 data-[selected=true]:bg-hover desktop:min-h-9"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="grid min-w-0 flex-1 py-1">
        <span className="truncate">{children}</span>
        {detail && (
          <span dir="auto" className="truncate text-small text-ink-faint">
            {detail}
          </span>
        )}
      </span>
      {keys && <Kbd keys={keys} className="hidden desktop:inline-flex" />}
    </Command.Item>
  );
}
