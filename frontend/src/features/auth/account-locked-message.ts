/** @param seconds until the account opens again, from `Retry-After` */
export function accountLockedMessage(seconds: number | null): string {
  const minutes = Math.ceil((seconds ?? 60) / 60);
  if (minutes === 1) return 'Too many failed attempts. Try again in a minute.';
  return `Too many failed attempts. Try again in ${minutes} minutes.`;
}
