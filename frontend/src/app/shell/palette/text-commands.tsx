import { t } from '../../../lib/i18n/text.tsx';
import { CommandGroup, CommandItem } from '../../../ui/command.tsx';
import { textCommandsFor } from '../../registry.ts';
import { useViewer } from '../../viewer.ts';
import { useGo } from './palette-entries.ts';

const prefix = 'text ';

/** Whether an item of the palette is one of these. */
export const isTextCommand = (value: string): boolean => value.startsWith(prefix);

interface TextCommandsProps {
  /** Without blanks around it. */
  typed: string;
  /** Neither here nor by the search. */
  nothingFound: boolean;
  /** Closes the palette and runs. */
  onRun: (action: () => void) => void;
}

/** What can be done with any text, below all that was found; where nothing was, also where else to look for it. */
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
