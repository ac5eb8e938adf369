import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { ApiError } from './error.ts';
import { onSignOut } from './session.ts';

/** Retries twice after a network error (status 0) or a 5xx; any other failure would be the same again. */
function shouldRetry(failures: number, error: Error): boolean {
  if (failures >= 2 || !(error instanceof ApiError)) return false;
  return error.status === 0 || error.status >= 500;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: shouldRetry, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

onSignOut(() => queryClient.clear());

/**
 * Refetches the queries whose key begins with `queryKey` after a change on the server: those on the page now, the others when
 * they are shown next. Requests under way are cancelled: they may have been answered before the change, and TanStack Query
 * reuses the first request of a query that has no data yet.
 */
export async function refetch(queryKey: QueryKey): Promise<void> {
  await queryClient.cancelQueries({ queryKey });
  await queryClient.invalidateQueries({ queryKey });
}
