/** Converts the value of a `datetime-local` field, in the local time zone, to ISO 8601 in UTC; null where it is empty. */
export function fromLocal(typed: string): string | null {
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Converts ISO 8601 to the value of a `datetime-local` field, in minutes. */
export function toLocal(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
