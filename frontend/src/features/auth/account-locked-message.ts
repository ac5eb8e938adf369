/** @param seconds until the account opens again, from `Retry-After` */
export function accountLockedMessage(seconds: number | null): string {
  const minutes = Math.ceil((seconds ?? 60) / 60);
  return `Too many failed attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
}
