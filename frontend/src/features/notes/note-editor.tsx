import { ArrowLeft, Eye, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { t } from '../../lib/i18n/text.tsx';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/input.tsx';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { Autosave } from './autosave.ts';
import { useDeleteNote } from './changes.ts';
import type { Note } from './queries.ts';
import { SaveProblem } from './save-problem.tsx';
import { SaveStatus } from './save-status.tsx';
import { useSaveMoments } from './use-save-moments.ts';

const plain =
  'border-transparent bg-transparent px-2 hover:border-transparent focus-visible:border-transparent focus-visible:outline-line';

interface NoteEditorProps {
  /** Null: a new one. A newer version than the one in the editor is taken over while nothing here is unsaved. */
  note: Note | null;
  onCreated: (id: string) => void;
}

/** Title and text of one note, saved while they are typed. */
export function NoteEditor({ note, onCreated }: NoteEditorProps) {
  const [autosave] = useState(() => new Autosave(note));
  const { fields, state, id } = useStore(autosave.store);
  const [previewing, setPreviewing] = useState(false);
  const remove = useDeleteNote();
  const text = useRef<HTMLTextAreaElement>(null);
  useSaveMoments(autosave);
  useEffect(() => {
    if (note) autosave.adopt(note);
  }, [autosave, note]);
  // Still on its way when the user opens something else: stored, but not shown.
  useEffect(() => autosave.whenCreated(onCreated), [autosave, onCreated]);
  useEffect(() => {
    if (autosave.store.get().id === null) text.current?.focus();
  }, [autosave]);
  const previewLabel = previewing ? t('notes.edit') : t('notes.preview');
  const pinLabel = fields.pinned ? t('notes.unpin') : t('notes.pin');

  return (
    <article aria-label={t('notes.note')} className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only desktop:hidden">{t('notes.note')}</h1>
      <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line px-1.5 desktop:px-6">
        <Button asChild variant="ghost" size="icon" className="desktop:hidden">
          <Link to="/notes" aria-label={t('notes.all')}>
            <ArrowLeft className="rtl:rotate-180" />
          </Link>
        </Button>
        <SaveStatus state={state} id={id} length={fields.body.length} />
        <Button
          variant="ghost"
          size="icon"
          aria-label={previewLabel}
          title={previewLabel}
          onClick={() => setPreviewing(!previewing)}
        >
          {previewing ? <Pencil /> : <Eye />}
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label={pinLabel}
          title={pinLabel}
          onClick={() => {
            autosave.change({ pinned: !fields.pinned });
            void autosave.flush();
          }}
        >
          {fields.pinned ? <PinOff /> : <Pin />}
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label={t('notes.delete')}
          title={t('notes.delete')}
          onClick={() => void remove(autosave)}
        >
          <Trash2 />
        </Button>
      </header>
      <SaveProblem autosave={autosave} state={state} />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-2 pt-4 desktop:px-6">
        <div className="flex w-full max-w-[75ch] flex-1 flex-col gap-1">
          <Input
            aria-label={t('notes.title')}
            placeholder={t('notes.title')}
            maxLength={200}
            value={fields.title}
            onChange={(event) => autosave.change({ title: event.target.value })}
            // The direction of what is typed; while that is nothing, of the page.
            className={`${plain} text-large font-strong [unicode-bidi:plaintext]`}
          />
          {previewing ? (
            <div className="px-2 py-2 pb-10 wrap-anywhere">
              {fields.body.trim() === '' ? (
                <p className="text-ink-faint">{t('notes.nothingWritten')}</p>
              ) : (
                <Markdown text={fields.body} />
              )}
            </div>
          ) : (
            <Textarea
              ref={text}
              aria-label={t('notes.text')}
              placeholder={t('notes.textPlaceholder')}
              dir="auto"
              value={fields.body}
              onChange={(event) => autosave.change({ body: event.target.value })}
              className={`${plain} flex-1 pb-10`}
            />
          )}
        </div>
      </div>
    </article>
  );
}
