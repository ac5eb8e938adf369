/**
 * Tables that stay small in every installation, so that a lock on them is short.
 *
 * @type {ReadonlyMap<string, string>}
 */
export const smallTables = new Map([
  ['plans', 'what can be booked: a few rows'],
  ['limits', 'what plans allow: a few rows for each plan'],
  ['plan_features', 'what plans have: a few rows for each plan'],
  ['installation', 'one row'],
  ['event_subscribers', 'one row for each subscriber in the code'],
  ['approvals', 'rows for organizations that the operator decides on'],
  ['backfills', 'one row for each back-fill in the code'],
]);

/**
 * The tables that these statements create: nobody uses them yet.
 *
 * @param {readonly import('libpg-query').Node[]} statements
 */
export function createdTables(statements) {
  return new Set(
    statements.map((node) => {
      if ('CreateStmt' in node) return node.CreateStmt.relation?.relname;
      return 'CreateTableAsStmt' in node ? node.CreateTableAsStmt.into?.rel?.relname : undefined;
    }),
  );
}
