import { v7 } from 'uuid';

/** A UUIDv7 (RFC 9562 § 5.7): sorts by the time it was made, and never repeats within a millisecond of one process. */
export function newId(): string {
  return v7();
}

/** One that sorts as if it had been made at that time. */
export function newIdAt(at: Date): string {
  return v7({ msecs: at.getTime() });
}
