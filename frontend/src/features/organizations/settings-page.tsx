import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Section } from '../../ui/card.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { AccessForm } from './access-form.tsx';
import { BrandForm } from './brand-form.tsx';
import { NameForm } from './name-form.tsx';

const queryKey = ['organization'];

/** Settings of the organization. */
export function Component() {
  const organization = useQuery({ queryKey, queryFn: ({ signal }) => api('GET /organization', {}, { signal }) });
  const saved = (next: NonNullable<typeof organization.data>) => queryClient.setQueryData(queryKey, next);
  return (
    <Page title={t('organizations.nav')} width="narrow" description={t('organizations.text')}>
      {organization.isLoadingError && <Failure error={organization.error} retry={() => void organization.refetch()} />}
      {organization.isPending && (
        <Loading className="grid gap-4">
          <Skeleton className="h-24" />
          <Skeleton className="h-64" />
        </Loading>
      )}
      {organization.data && (
        <>
          <Section title={t('organizations.general')} description={t('organizations.generalText')}>
            <NameForm organization={organization.data} onSaved={saved} />
          </Section>
          <Section title={t('organizations.brand')} description={t('organizations.brandText')}>
            <BrandForm organization={organization.data} onSaved={saved} />
          </Section>
          <Section title={t('organizations.joining')} description={t('organizations.joiningText')}>
            <AccessForm organization={organization.data} onSaved={saved} />
          </Section>
        </>
      )}
    </Page>
  );
}
