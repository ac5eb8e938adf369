import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { Sent } from '../../api/types.ts';

export type FirstSteps = Sent<'GET /first-steps'>;
export type StepId = FirstSteps['steps'][number]['id'];

export const queryKey = ['first-steps'] as const;

/** The steps and which of them are done. Never served from the cache alone: the steps are done on other pages. */
export function useFirstSteps(enabled = true) {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api('GET /first-steps', {}, { signal }),
    staleTime: 0,
    enabled,
  });
}
