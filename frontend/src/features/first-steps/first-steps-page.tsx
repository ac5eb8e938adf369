import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.ts';
import { messageOf } from '../../api/error.ts';
import { queryClient } from '../../api/query.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { type FirstSteps, queryKey, useFirstSteps } from './queries.ts';
import { Step } from './step.tsx';

type Visibility = FirstSteps['visibility'];

/** The page after a registration: the steps that set up a new portal, and which of them are done. */
export function Component() {
  const steps = useFirstSteps();
  const navigate = useNavigate();
  const show = useMutation({
    mutationFn: (visibility: Visibility) => api('PUT /first-steps/visibility', { body: { visibility } }),
    onSuccess: ({ visibility }) => {
      queryClient.setQueryData<FirstSteps>(queryKey, (known) => known && { ...known, visibility });
      if (visibility === 'shown') return;
      const undo = { label: t('ui.undo'), run: () => show.mutate('shown') };
      toast(t('firstSteps.dismissed'), { action: undo, subjectId: 'first-steps' });
      void navigate('/');
    },
    onError: (error) => toast(messageOf(error), { tone: 'negative' }),
  });
  return (
    <Page title={t('firstSteps.nav')} width="narrow" description={t('firstSteps.text')}>
      {steps.isLoadingError && <Failure error={steps.error} retry={() => void steps.refetch()} />}
      {steps.isPending && (
        <Loading className="grid gap-3">
          {['brand', 'people', 'model', 'chat'].map((id) => (
            <Skeleton key={id} className="h-24" />
          ))}
        </Loading>
      )}
      {steps.data && (
        <StepList
          steps={steps.data.steps}
          busy={show.isPending}
          onDismiss={steps.data.visibility === 'shown' ? () => show.mutate('dismissed') : null}
        />
      )}
    </Page>
  );
}

interface StepListProps {
  steps: FirstSteps['steps'];
  busy: boolean;
  /** Null: the list is hidden already. */
  onDismiss: (() => void) | null;
}

function StepList({ steps, busy, onDismiss }: StepListProps) {
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done)?.id;
  return (
    <>
      <output className="mb-3 block font-strong">
        {done === steps.length ? t('firstSteps.allDone') : t('firstSteps.progress', { done, all: steps.length })}
      </output>
      <ol className="grid gap-3">
        {steps.map((step) => (
          <Step key={step.id} {...step} isNext={step.id === next} />
        ))}
      </ol>
      {onDismiss && (
        <Button variant="ghost" className="mt-4" busy={busy} onClick={onDismiss}>
          {t('firstSteps.dismiss')}
        </Button>
      )}
    </>
  );
}
