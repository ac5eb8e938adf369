import { useMe } from '../../api/session.ts';
import { Dialog, DialogContent } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { placesFor } from '../features.tsx';

/** The list of keyboard shortcuts. */
export function ShortcutsDialog({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const { role } = useMe();
  return (
    <Dialog open onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts">
        <dl className="grid gap-1">
          <Row label="Search and commands" keys={['Mod+K']} />
          {placesFor(role).map((place) => (
            <Row key={place.to} label={`Go to ${place.label}`} keys={['G', place.key.toUpperCase()]} />
          ))}
          {placesFor(role)
            .flatMap((place) => place.shortcuts ?? [])
            .map(({ label, keys }) => (
              <Row key={label} label={label} keys={[keys]} />
            ))}
          <Row label="This help" keys={['?']} />
        </dl>
      </DialogContent>
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
