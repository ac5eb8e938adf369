import { useState } from 'react';
import { announcementOf, hear, type Moment, nothingHeard } from './announcement.ts';

/** Announces to screen readers when an answer begins and how it ends, instead of every delta. */
export function Announcer(moment: Moment) {
  const [heard, setHeard] = useState(nothingHeard);
  const now = hear(heard, moment);
  if (now !== heard) setHeard(now);
  return <output className="sr-only">{announcementOf(now, moment.newest)}</output>;
}
