import { fail } from '../../errors.ts';
import type { RequestFacts } from '../route.ts';

/**
 * Checks `If-Match` (RFC 9110 § 13.1.1) with the version as the entity tag. Without the header the last change wins.
 * @throws {AppError} `version_stale`
 */
export function assertVersion(request: RequestFacts, version: number): void {
  const ifMatch = request.header('If-Match');
  if (ifMatch === undefined || ifMatch === '*') return;
  const accepted = ifMatch.split(',').map((tag) => tag.trim().replaceAll('"', ''));
  if (!accepted.includes(String(version))) throw fail('version_stale');
}
