import { ExternalLink, FileX } from 'lucide-react';
import { t } from '../../../lib/i18n/text.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Meter } from '../../../ui/meter.tsx';
import { Fact, Panel } from '../../../ui/panel.tsx';
import { Loading, Skeleton } from '../../../ui/skeleton.tsx';
import { Time } from '../../../ui/time.tsx';
import { OrganizationState } from './organization-state.tsx';
import { type DirectoryRoute, type ListedOrganization, useListedOrganization } from './queries.ts';

interface OrganizationPanelProps {
  route: DirectoryRoute;
  slug: string;
  /** As the list has it. */
  known: ListedOrganization | undefined;
  closeTo: string;
}

/** One organization beside the list. */
export function OrganizationPanel({ route, slug, known, closeTo }: OrganizationPanelProps) {
  const organization = useListedOrganization(route, slug, known);
  return (
    <Panel label={organization.data?.name ?? slug} closeTo={closeTo} back={t('organizations.backToList')}>
      {organization.data ? (
        <Facts organization={organization.data} />
      ) : organization.data === null ? (
        <EmptyState icon={FileX} title={t('organizations.missing')}>
          {t('organizations.missingText')}
        </EmptyState>
      ) : organization.isPending ? (
        <Loading className="grid gap-4 p-5">
          <Skeleton className="h-8 w-3/4" />
          <Skeleton className="h-24" />
        </Loading>
      ) : (
        <Failure error={organization.error} retry={() => void organization.refetch()} />
      )}
    </Panel>
  );
}

function Facts({ organization }: { organization: ListedOrganization }) {
  const { name, slug, portal_url: url, kind, plan, created_at: at, people, ai_tokens: tokens } = organization;
  return (
    <div className="grid grid-cols-1 gap-5 p-5">
      <header className="flex items-center gap-3 wide:pe-8">
        <Avatar name={name} />
        <h2 dir="auto" className="min-w-0 text-large wrap-anywhere">
          {name}
        </h2>
      </header>
      <dl className="grid gap-3">
        <Fact term={t('organizations.state')}>
          <OrganizationState organization={organization} />
        </Fact>
        <Fact term={t('organizations.kind')}>{t(`organizations.kind.${kind}`)}</Fact>
        <Fact term={t('organizations.plan')}>
          <span className="capitalize">{plan}</span>
        </Fact>
        <Fact term={t('organizations.address')}>
          <bdi dir="ltr">{slug}</bdi>
        </Fact>
        <Fact term={t('organizations.since')}>
          <Time at={at} />
        </Fact>
      </dl>
      <div className="grid gap-4 border-t border-line pt-4">
        <Meter label={t('organizations.people')} used={people.used} limit={people.limit} />
        <Meter label={t('organizations.aiTokens')} used={tokens.used} limit={tokens.limit} />
      </div>
      {/* A document load: each portal is an app of its own. */}
      <Button asChild>
        <a href={url}>
          <ExternalLink /> {t('organizations.openPortal')}
        </a>
      </Button>
    </div>
  );
}
