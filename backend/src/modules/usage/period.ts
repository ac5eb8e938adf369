/** The calendar month (UTC) that meters count in. */
export interface Period {
  /** `2026-11-01`. */
  first: string;
  /** When the next one begins and the meters start from zero. */
  resetsAt: string;
}

export function periodOf(at: Date): Period {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return {
    first: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10),
    resetsAt: new Date(Date.UTC(year, month + 1, 1)).toISOString(),
  };
}
