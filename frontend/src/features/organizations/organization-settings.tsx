import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
import { Failure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import type { OrganizationFormProps } from './name-form.tsx';

const queryKey = ['organization'];

interface OrganizationSettingsProps {
  title: string;
  description: string;
  /** The form, once the organization is loaded. */
  children: (props: OrganizationFormProps) => ReactNode;
}

/** A page of the settings with a form for the organization. */
export function OrganizationSettings({ title, description, children }: OrganizationSettingsProps) {
  const organization = useQuery({ queryKey, queryFn: ({ signal }) => api('GET /organization', {}, { signal }) });
  const onSaved: OrganizationFormProps['onSaved'] = (next) => queryClient.setQueryData(queryKey, next);
  return (
    <Page title={title} description={description} width="form">
      {organization.isLoadingError && <Failure error={organization.error} retry={() => void organization.refetch()} />}
      {organization.isPending && (
        <Loading className="grid gap-4">
          <Skeleton className="h-12" />
          <Skeleton className="h-40" />
        </Loading>
      )}
      {organization.data && children({ organization: organization.data, onSaved })}
    </Page>
  );
}
