import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { shortcutsFor } from '../registry.ts';
import { useViewer } from '../viewer.ts';
import { destinationsFor } from './destinations.ts';
import { t } from '../../lib/i18n/text.tsx';

/** The list of keyboard shortcuts. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const viewer = useViewer();
  return (
    <Dialog title={t('shell.shortcuts')} onClose={onClose}>
      <dl className="grid gap-1">
        <Row label={t('palette.title')} keys={['Mod+K']} />
        {destinationsFor(viewer).map(({ to, label, shortcutKey }) => (
          <Row key={to} label={t('shell.goToPage', { page: t(label) })} keys={['G', shortcutKey.toUpperCase()]} />
        ))}
        {shortcutsFor(viewer).map(({ label, keys }) => (
          <Row key={label} label={t(label)} keys={[keys]} />
        ))}
        <Row label={t('shell.thisHelp')} keys={['?']} />
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
            {index > 0 && t('shell.then')}
            <Kbd keys={key} />
          </span>
        ))}
      </dd>
    </div>
  );
}
