import { NotebookPen, SquarePen } from 'lucide-react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { cn } from '../../lib/cn.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePageTitle } from '../../ui/page.tsx';
import { NoteList } from './note-list.tsx';
import { NotePane } from './note-pane.tsx';

/** `/notes`, `/notes/new` and `/notes/:noteId`: list and note side by side; below 1024 px one of them. */
export function Component() {
  usePageTitle('Notes');
  const { noteId = null } = useParams();
  const { key, state } = useLocation() as { key: string; state: { editor?: string } | null };
  const navigate = useNavigate();
  // A new note keeps its editor when it gets its address.
  const editor = state?.editor ?? (noteId === 'new' ? key : noteId);
  return (
    <div className="grid h-full grid-cols-1 desktop:grid-cols-[22rem_minmax(0,1fr)]">
      <section
        aria-label="All notes"
        className={cn('flex min-h-0 flex-col border-line desktop:border-e', noteId !== null && 'max-desktop:hidden')}
      >
        <header className="flex items-center justify-between gap-3 px-4 pt-[max(1.25rem,env(safe-area-inset-top))] desktop:pt-5">
          <h1 className="text-display">Notes</h1>
          <Button asChild variant="primary">
            <Link to="/notes/new">
              <SquarePen /> New note
            </Link>
          </Button>
        </header>
        <NoteList openId={noteId} />
      </section>
      <section aria-label="The note" className={cn('min-h-0', noteId === null && 'max-desktop:hidden')}>
        {noteId === null || editor === null ? (
          <EmptyState icon={NotebookPen} title="No note is open" className="pt-[22vh]">
            Choose one from the list, or write a new one. Nobody else in your organization sees what you write here.
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
