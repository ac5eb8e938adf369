import { v7 } from 'uuid';

/** A UUIDv7 (RFC 9562 § 5.7): ids sort by the time they were made, also within a millisecond of one process. */
export function newId(): string {
  return v7();
}

/** A UUIDv7 with the given time. */
export function newIdAt(at: Date): string {
  return v7({ msecs: at.getTime() });
}
