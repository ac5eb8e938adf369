import { cn } from '../lib/cn.ts';

const isMac = /Mac|iPhone|iPad/u.test(navigator.userAgent);
const names: Record<string, string> = isMac ? { Mod: '⌘', Shift: '⇧', Enter: '↩' } : { Mod: 'Ctrl', Enter: '↵' };

/** A shortcut as keys: `<Kbd keys="Mod+K" />` is ⌘ K on a Mac and Ctrl K elsewhere. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={cn('inline-flex gap-1', className)}>
      {keys.split('+').map((key) => (
        <kbd
          key={key}
          className="grid h-5 min-w-5 place-items-center rounded-inner border border-line bg-surface px-1 font-sans text-small leading-none text-ink-faint"
        >
          {names[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
