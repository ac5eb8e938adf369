import { Search, SquarePen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMediaQuery, useDebounced } from '../../../lib/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
import { Page } from '../../../ui/page.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../../ui/tabs.tsx';
import { useTabSync } from '../stream/tab-sync.ts';
import { HistoryList } from './history-list.tsx';
import { searchFieldId } from './search-field.ts';

/** All chats by time, with a search over titles and messages. */
export function HistoryPage() {
  const [typed, setTyped] = useState('');
  const [tab, setTab] = useState('active');
  const showArchive = () => {
    setTab('archived');
    archiveTab.current?.focus();
  };
  const q = useDebounced(typed.trim(), 250);
  const isCoarsePointer = useMediaQuery('(pointer: coarse)');
  const archiveTab = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useTabSync(null);
  useEffect(() => {
    if (!isCoarsePointer) field.current?.focus();
  }, [isCoarsePointer]);
  return (
    <Page
      title="Chats"
      action={
        <Button asChild variant="primary">
          <Link to="/chat">
            <SquarePen /> New chat
          </Link>
        </Button>
      }
    >
      <div className="relative mb-4">
        <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint" />
        <Input
          id={searchFieldId}
          type="search"
          aria-label="Search chats"
          placeholder="Search titles and messages"
          ref={field}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="ps-9"
        />
      </div>
      <Tabs value={tab} onValueChange={setTab}>
        <TabsList aria-label="Which chats">
          <TabsTrigger value="active">Active</TabsTrigger>
          <TabsTrigger ref={archiveTab} value="archived">
            Archived
          </TabsTrigger>
        </TabsList>
        <TabsContent value="active">
          <HistoryList q={q} archived={false} onArchive={showArchive} />
        </TabsContent>
        <TabsContent value="archived">
          <HistoryList q={q} archived onArchive={showArchive} />
        </TabsContent>
      </Tabs>
    </Page>
  );
}
