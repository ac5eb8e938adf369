import { SquarePen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMediaQuery, useDebounced } from '../../../lib/hooks.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../../ui/tabs.tsx';
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
  const q = useDebounced(typed.trim());
  const isCoarsePointer = useMediaQuery('(pointer: coarse)');
  const archiveTab = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isCoarsePointer) field.current?.focus();
  }, [isCoarsePointer]);
  return (
    <Page
      title={t('conversations.chats')}
      action={
        <Button asChild variant="primary">
          <Link to="/chat">
            <SquarePen /> {t('conversations.new')}
          </Link>
        </Button>
      }
    >
      <search>
        <SearchField
          id={searchFieldId}
          aria-label={t('conversations.search')}
          placeholder={t('conversations.searchPlaceholder')}
          maxLength={200}
          ref={field}
          value={typed}
          onChange={setTyped}
          className="mb-4"
        />
      </search>
      <Tabs value={tab} onValueChange={setTab}>
        <TabsList aria-label={t('conversations.which')}>
          <TabsTrigger value="active">{t('conversations.activeTab')}</TabsTrigger>
          <TabsTrigger ref={archiveTab} value="archived">
            {t('conversations.archivedTab')}
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
