/** The value of a `datetime-local` field, in the zone of who types, as the API's time; null where nothing was typed. */
export function fromLocal(typed: string): string | null {
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The other way round, to the minute. */
export function toLocal(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
