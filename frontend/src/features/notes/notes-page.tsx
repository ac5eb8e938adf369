import { NotebookPen, SquarePen } from 'lucide-react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePageTitle } from '../../ui/page.tsx';
import { NoteList } from './note-list.tsx';
import { NotePane } from './note-pane.tsx';

/** `/notes`, `/notes/new` and `/notes/:noteId`: list and note side by side; below 1024 px one of them. */
export function Component() {
  usePageTitle(t('notes.nav'));
  const { noteId = null } = useParams();
  const { key, state } = useLocation() as { key: string; state: { editor?: string } | null };
  const navigate = useNavigate();
  // A new note keeps its editor when it gets its address.
  const editor = state?.editor ?? (noteId === 'new' ? key : noteId);
  return (
    <div className="grid h-full grid-cols-1 desktop:grid-cols-[22rem_minmax(0,1fr)]">
      <section
        aria-label={t('notes.all')}
        className={cn('flex min-h-0 flex-col border-line desktop:border-e', noteId !== null && 'max-desktop:hidden')}
      >
        <header className="flex flex-wrap items-center justify-between gap-3 px-4 pt-[max(1.25rem,env(safe-area-inset-top))] desktop:pt-5">
          <h1 className="text-display">{t('notes.nav')}</h1>
          <Button asChild variant="primary">
            <Link to="/notes/new">
              <SquarePen /> {t('notes.new')}
            </Link>
          </Button>
        </header>
        <NoteList openId={noteId} />
      </section>
      <section aria-label={t('notes.openNote')} className={cn('min-h-0', noteId === null && 'max-desktop:hidden')}>
        {noteId === null || editor === null ? (
          <EmptyState icon={NotebookPen} title={t('notes.noneOpen')} className="pt-[22vh]">
            {t('notes.noneOpenText')}
          </EmptyState>
        ) : (
          <NotePane
            key={editor}
            id={noteId === 'new' ? null : noteId}
            onCreated={(id) => void navigate(`/notes/${id}`, { replace: true, state: { editor } })}
          />
        )}
      </section>
    </div>
  );
}
