import { useMe } from '../../api/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { navigationFor, shortcutsFor } from '../registry.ts';

/** The list of keyboard shortcuts. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { role } = useMe();
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="grid gap-1">
        <Row label="Search and commands" keys={['Mod+K']} />
        {navigationFor(role).map(({ to, label, shortcutKey }) => (
          <Row key={to} label={`Go to ${label}`} keys={['G', shortcutKey.toUpperCase()]} />
        ))}
        {shortcutsFor(role).map(({ label, keys }) => (
          <Row key={label} label={label} keys={[keys]} />
        ))}
        <Row label="This help" keys={['?']} />
      </dl>
    </Dialog>
  );
}

function Row({ label, keys }: { label: string; keys: readonly string[] }) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-4">
      <dt>{label}</dt>
      <dd className="flex items-center gap-1.5 text-small text-ink-faint">
        {keys.map((key, index) => (
          <span key={key} className="flex items-center gap-1.5">
            {index > 0 && 'then'}
            <Kbd keys={key} />
          </span>
        ))}
      </dd>
    </div>
  );
}
