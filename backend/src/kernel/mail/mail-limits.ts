import { day } from '../limits/budgets.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Tenant } from '../tenancy/directory.ts';

/**
 * Mails in 24 hours. Anybody may register an organization, and a mail goes to whom it names, under a name that it chooses: so
 * those that nobody has confirmed send few, each and together. `RATE_LIMIT_SCALE` multiplies all three.
 */
export const mailLimits = { organization: 5_000, unconfirmed: 20, allUnconfirmed: 500 } as const;

/** Counts one mail. False: no more may be sent in these 24 hours. */
export async function mayStillSend(
  limiter: RateLimiter,
  { id, confirmed }: Pick<Tenant, 'id' | 'confirmed'>,
  scale: number,
): Promise<boolean> {
  const take = async (key: string, limit: number): Promise<boolean> =>
    (await limiter.consume(key, Math.ceil(limit * scale), day)).allowed;
  if (confirmed) return take(`mails:${id}`, mailLimits.organization);
  return (await take(`mails:${id}`, mailLimits.unconfirmed)) && take('mails:unconfirmed', mailLimits.allUnconfirmed);
}
