import { type PlainMessageId, t } from '../../lib/i18n/text.tsx';
import { longestBody, type SaveState } from './autosave.ts';

const texts: Record<SaveState['kind'], PlainMessageId> = {
  saved: 'notes.statusSaved',
  unsaved: 'notes.statusUnsaved',
  saving: 'notes.statusSaving',
  failed: 'notes.statusFailed',
  stale: 'notes.statusFailed',
  gone: 'notes.statusFailed',
};

/** From this many characters on their number is shown. */
const countedFrom = longestBody * 0.9;

interface SaveStatusProps {
  state: SaveState;
  /** Null: not stored yet. */
  id: string | null;
  /** Of the text. */
  length: number;
}

/** Whether what is in the editor is stored. Screen readers are told of problems only, by `SaveProblem`. */
export function SaveStatus({ state, id, length }: SaveStatusProps) {
  const isNew = id === null && state.kind === 'saved';
  return (
    <p className="line-clamp-2 min-w-0 flex-1 px-2 text-small leading-tight text-ink-faint">
      <span data-testid="save-status">{t(isNew ? 'notes.new' : texts[state.kind])}</span>
      {length >= countedFrom && (
        <span className={`tabular-nums ${length > longestBody ? 'text-negative' : ''}`}>
          {' '}
          · {t('notes.length', { used: length, max: longestBody })}
        </span>
      )}
    </p>
  );
}
