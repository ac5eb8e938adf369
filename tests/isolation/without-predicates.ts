import type { Interceptor } from 'slonik';

/** `org_id = $1`, `c.org_id = $1`, where it narrows rows. Joins (`a.org_id = b.org_id`) and inserted values stay. */
const predicate = /(?<=\b(?:where|and|on|or|filter \(where)\s+|\()(?:\w+\.)?org_id\s*=\s*(\$\d+)(?!\d)/gi;

export interface WithoutPredicates extends Interceptor {
  /** How many predicates it has taken out. */
  readonly removed: () => number;
}

/**
 * The mutation: every statement forgets which organization it is for. Whatever still keeps tenants apart is PostgreSQL.
 * Hand it to `startApp({ interceptors })` or `createDatabase(…, { interceptors })`.
 */
export function withoutPredicates(): WithoutPredicates {
  let count = 0;
  return {
    name: 'without-predicates',
    removed: () => count,
    transformQuery: (_context, query) => ({
      ...query,
      sql: query.sql.replace(predicate, (_match, parameter: string) => {
        count += 1;
        // The parameter stays bound, and is compared with nothing.
        return `${parameter}::uuid is not null`;
      }),
    }),
  };
}
