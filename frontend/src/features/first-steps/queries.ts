import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { Sent } from '../../api/types.ts';

export type FirstSteps = Sent<'GET /first-steps'>;
export type StepId = FirstSteps['steps'][number]['id'];

export const queryKey = ['first-steps'] as const;

/** What is done and what is left, fetched again whenever it is shown: other pages do the steps. */
export function useFirstSteps(enabled = true) {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api('GET /first-steps', {}, { signal }),
    staleTime: 0,
    enabled,
  });
}
