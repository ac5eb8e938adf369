import { fail } from '../../kernel/errors.ts';

/** @throws {AppError} `invalid_fields` for a time that has passed */
export function assertFuture(expiresAt: string | null): void {
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) {
    throw fail('invalid_fields', { fields: { expires_at: 'must be in the future' } });
  }
}
