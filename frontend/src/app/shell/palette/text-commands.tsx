import { t } from '../../../lib/i18n/text.tsx';
import { CommandGroup, CommandItem } from '../../../ui/command.tsx';
import { textCommandsFor } from '../../registry.ts';
import { useViewer } from '../../viewer.ts';
import { useGo } from './palette-entries.ts';

const prefix = 'text ';

/** Whether the value of an item is that of a text command. */
export const isTextCommand = (value: string): boolean => value.startsWith(prefix);

interface TextCommandsProps {
  /** Trimmed. */
  typed: string;
  /** Neither the palette nor the search has found anything. */
  nothingFound: boolean;
  /** Closes the palette and runs. */
  onRun: (action: () => void) => void;
}

/** The commands that take the typed text; those for `nothing found` only there. */
export function TextCommands({ typed, nothingFound, onRun }: TextCommandsProps) {
  const go = useGo();
  const viewer = useViewer();
  if (typed === '') return null;
  return (
    <CommandGroup heading={t('palette.withText')}>
      {textCommandsFor(viewer)
        .filter(({ when }) => when === 'always' || nothingFound)
        .map(({ id, icon, label, to }) => (
          <CommandItem
            key={id}
            value={prefix + id}
            icon={icon}
            onSelect={() =>
              onRun(() => {
                const { path, state } = to(typed);
                go(path, state);
              })
            }
          >
            {label(typed)}
          </CommandItem>
        ))}
    </CommandGroup>
  );
}
