import { MessagesSquare, SquarePen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useDebounced, useIsTouch, useIsWide } from '../../../lib/hooks.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Page, usePageTitle } from '../../../ui/page.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../../ui/tabs.tsx';
import { besidePath, type ChatHit, chatPath } from '../chat-path.ts';
import { ChatPage } from '../thread/chat-page.tsx';
import { HistoryList } from './history-list.tsx';
import { searchFieldId } from './search-field.ts';

/** All chats by time, with a search over titles and messages; from 1280 px on the open one beside them. */
export function HistoryPage() {
  return useIsWide() ? <HistoryAndChat /> : <HistoryAlone />;
}

function HistoryAlone() {
  return (
    <Page title={t('conversations.chats')} action={<NewChat />}>
      <History addressOf={chatPath} openId={null} />
    </Page>
  );
}

/** `?open=` names the chat beside the list. */
function HistoryAndChat() {
  usePageTitle(t('conversations.chats'));
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const openId = query.get('open');
  // The open chat has the heading of the page.
  const Heading = openId === null ? 'h1' : 'h2';
  return (
    <div className="grid h-full grid-cols-[24rem_minmax(0,1fr)]">
      <section
        aria-label={t('conversations.chats')}
        className="min-h-0 overflow-y-auto border-e border-line px-6 pt-5 pb-8"
      >
        <header className="mb-4 flex items-center justify-between gap-3">
          <Heading className="text-display">{t('conversations.chats')}</Heading>
          <NewChat />
        </header>
        <History addressOf={besidePath} openId={openId} />
      </section>
      <section aria-label={t('conversations.openChat')} className="min-h-0">
        {openId === null ? (
          <EmptyState icon={MessagesSquare} title={t('conversations.noneOpen')} className="pt-[22vh]">
            {t('conversations.noneOpenText')}
          </EmptyState>
        ) : (
          <ChatPage
            key={openId}
            addressed={openId}
            onGone={() => void navigate('/chat/history')}
            onBack={({ id }) => void navigate(besidePath(id))}
          />
        )}
      </section>
    </div>
  );
}

function NewChat() {
  return (
    <Button asChild variant="primary">
      <Link to="/chat">
        <SquarePen /> {t('conversations.new')}
      </Link>
    </Button>
  );
}

/** The text of the search field. A navigation may set it (`state.q`, from the command palette). */
function useSearchText() {
  const { key, state } = useLocation() as { key: string; state: { q?: string } | null };
  const brought = state?.q;
  const [typed, setTyped] = useState(brought ?? '');
  const [knownKey, setKnownKey] = useState(key);
  if (key !== knownKey) {
    setKnownKey(key);
    if (brought !== undefined) setTyped(brought);
  }
  return [typed, setTyped] as const;
}

interface HistoryProps {
  /** The address that opens a chat. */
  addressOf: (id: string, hit?: ChatHit) => string;
  /** The one beside the list. */
  openId: string | null;
}

function History({ addressOf, openId }: HistoryProps) {
  const [typed, setTyped] = useSearchText();
  const [tab, setTab] = useState('active');
  const showArchive = () => {
    setTab('archived');
    archiveTab.current?.focus();
  };
  const q = useDebounced(typed.trim());
  const isTouch = useIsTouch();
  const archiveTab = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isTouch) field.current?.focus();
  }, [isTouch]);
  return (
    <>
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
          <HistoryList q={q} archived={false} onArchive={showArchive} addressOf={addressOf} openId={openId} />
        </TabsContent>
        <TabsContent value="archived">
          <HistoryList q={q} archived onArchive={showArchive} addressOf={addressOf} openId={openId} />
        </TabsContent>
      </Tabs>
    </>
  );
}
