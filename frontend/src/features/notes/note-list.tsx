import { NotebookPen, Pin, SearchX } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { NavLink } from 'react-router';
import { cn } from '../../lib/cn.ts';
import { useDebounced } from '../../lib/hooks.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { type NoteSummary, useNotes } from './queries.ts';

/** The search field and what it finds; all notes while it is empty. */
export function NoteList({ openId }: { openId: string | null }) {
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed.trim());
  return (
    <>
      <SearchField
        aria-label={t('notes.search')}
        maxLength={200}
        placeholder={t('notes.searchPlaceholder')}
        value={typed}
        onChange={setTyped}
        className="mx-4 mt-4 mb-2"
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-6">
        <Found q={q} openId={openId} />
      </div>
    </>
  );
}

function Found({ q, openId }: { q: string; openId: string | null }) {
  const list = useNotes(q);
  if (list.isPending) return <ListSkeleton />;
  if (list.isLoadingError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const notes = list.data.pages.flatMap((page) => page.items);
  if (notes.length === 0) return <NothingHere q={q} />;
  return (
    <div className={cn('transition-opacity', list.isPlaceholderData && 'opacity-55')}>
      <ul aria-label={t('notes.nav')} className="grid gap-0.5">
        {notes.map((note) => (
          <Row key={note.id} note={note} isOpen={note.id === openId} />
        ))}
      </ul>
      <ShowMore list={list}>{t('notes.showOlder')}</ShowMore>
    </div>
  );
}

/** The arrow keys move the focus from link to link, and stop at the ends. */
function moveFocus(event: KeyboardEvent<HTMLAnchorElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...(event.currentTarget.closest('ul')?.querySelectorAll('a') ?? [])];
  const next = links[links.indexOf(event.currentTarget) + step];
  event.preventDefault();
  next?.focus();
}

function Row({ note, isOpen }: { note: NoteSummary; isOpen: boolean }) {
  const { id, name, excerpt, pinned, edited_at } = note;
  return (
    <li>
      <NavLink
        to={`/notes/${id}`}
        onKeyDown={moveFocus}
        className={cn('grid gap-0.5 rounded px-3 py-2.5 hover:bg-hover', isOpen && 'bg-hover')}
      >
        <span className="flex min-w-0 items-center gap-2">
          {pinned && <Pin aria-label={t('notes.pinned')} className="size-3.5 shrink-0 text-ink-faint" />}
          <span dir="auto" className={cn('min-w-0 flex-1 truncate font-strong', name === '' && 'text-ink-faint')}>
            {name || t('notes.unnamed')}
          </span>
          <span className="shrink-0 text-small text-ink-faint">
            <Time at={edited_at} />
          </span>
        </span>
        <span dir="auto" className="min-h-[1.45em] truncate text-small text-ink-soft">
          {excerpt}
        </span>
      </NavLink>
    </li>
  );
}

function NothingHere({ q }: { q: string }) {
  if (q !== '') {
    return (
      <EmptyState icon={SearchX} title={t('notes.nothingFound')}>
        <Text id="notes.nothingFoundText" values={{ q }} />
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={NotebookPen} title={t('notes.none')}>
      {t('notes.noneText')}
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <Loading label={t('notes.loadingList')} className="grid gap-5 px-3 pt-3">
      {['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5'].map((width) => (
        <span key={width} className="grid gap-2">
          <Skeleton className={`h-5 ${width}`} />
          <Skeleton className="h-4" />
        </span>
      ))}
    </Loading>
  );
}
