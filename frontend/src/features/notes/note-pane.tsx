import { FileX } from 'lucide-react';
import { Link } from 'react-router';
import { isApiError } from '../../api/error.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { NoteEditor } from './note-editor.tsx';
import { useNote } from './queries.ts';

interface NotePaneProps {
  /** Null: a new note. */
  id: string | null;
  onCreated: (id: string) => void;
}

/** Loads the note and shows its editor, which stays while a new note gets its id. */
export function NotePane({ id, onCreated }: NotePaneProps) {
  const { data, error, isPending, refetch } = useNote(id);
  if (id !== null && data === undefined) {
    if (isPending) return <NoteSkeleton />;
    // An address that names no id is refused by its form: for its reader that is the same.
    if (isApiError(error, 'not_found', 'invalid_fields')) return <Missing />;
    return <Failure error={error} retry={() => void refetch()} />;
  }
  return <NoteEditor note={data ?? null} onCreated={onCreated} />;
}

function Missing() {
  return (
    <EmptyState
      icon={FileX}
      title={t('notes.missing')}
      className="pt-[22vh]"
      action={
        <Button asChild>
          <Link to="/notes">{t('notes.all')}</Link>
        </Button>
      }
    >
      {t('notes.missingText')}
    </EmptyState>
  );
}

function NoteSkeleton() {
  return (
    <Loading label={t('notes.loading')} className="grid max-w-3xl gap-4 px-4 pt-20 desktop:px-8">
      <h1 className="sr-only desktop:hidden">{t('notes.note')}</h1>
      <Skeleton className="h-7 w-1/2" />
      <Skeleton className="h-40" />
    </Loading>
  );
}
