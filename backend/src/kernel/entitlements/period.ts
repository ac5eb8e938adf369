/** The calendar month (UTC) that meters count in. */
export interface Period {
  /** `2026-11-01`. */
  first: string;
  /** When the next one begins and the meters start from zero. */
  resetsAt: string;
}

/** The calendar day (UTC), `2026-11-21`, and when the next one begins. */
export function dayOf(at: Date): { day: string; resetsAt: string } {
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  return {
    day: at.toISOString().slice(0, 10),
    resetsAt: new Date(Date.UTC(year, month, date + 1)).toISOString(),
  };
}

export function periodOf(at: Date): Period {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return {
    first: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10),
    resetsAt: new Date(Date.UTC(year, month + 1, 1)).toISOString(),
  };
}
