import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
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
    <Page
      title="Organization"
      width="narrow"
      description="How your portal is called and how it looks, for everybody in it."
    >
      {organization.isLoadingError && <Failure error={organization.error} retry={() => void organization.refetch()} />}
      {organization.isPending && (
        <Loading className="grid gap-4">
          <Skeleton className="h-24" />
          <Skeleton className="h-64" />
        </Loading>
      )}
      {organization.data && (
        <>
          <Section title="General" description="The name stands in the sidebar, in the title of the page and in mails.">
            <NameForm organization={organization.data} onSaved={saved} />
          </Section>
          <Section
            title="Brand"
            description="Your colour marks what can be clicked. Shades for light and dark follow from it."
          >
            <BrandForm organization={organization.data} onSaved={saved} />
          </Section>
          <Section title="Joining" description="Whether people may ask for an account, and what happens then.">
            <AccessForm organization={organization.data} onSaved={saved} />
          </Section>
        </>
      )}
    </Page>
  );
}
