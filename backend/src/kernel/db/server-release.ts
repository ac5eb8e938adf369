/**
 * By major release: the oldest minor release without known holes in what keeps tenants apart (row-level security, its plan
 * cache, SECURITY DEFINER) or in the server at large.
 */
const securityFloor: Record<number, number> = { 15: 20, 16: 16, 17: 12, 18: 6 };

export const oldestMajor = Math.min(...Object.keys(securityFloor).map(Number));

export interface ServerRelease {
  /** `server_version_num`: 170012 is 17.12. */
  version: number;
  /** The embedded server (scripts/postgres.mjs marks it by a setting). */
  embedded: boolean;
}

export const releaseName = (version: number): string => `${Math.floor(version / 10_000)}.${version % 10_000}`;

/**
 * A sentence for the operator about an outdated release; null where nothing is wrong. The embedded server may be behind: it
 * listens on loopback only, with a random password, and Atrium is its sole client, so nobody can send it what those holes need.
 */
export function outdatedRelease({ version, embedded }: ServerRelease): string | null {
  if (embedded) return null;
  const major = Math.floor(version / 10_000);
  const floor = securityFloor[major];
  // A major release newer than this code knows has the fixes; an older one gets none any more.
  const outdated = floor === undefined ? major < oldestMajor : version % 10_000 < floor;
  if (!outdated) return null;
  const floors = Object.entries(securityFloor).map((release) => release.join('.'));
  return `PostgreSQL ${releaseName(version)} has known security holes. Update it: ${floors.join(', ')} or newer.`;
}
