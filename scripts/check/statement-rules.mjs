import { breaks, locks, never } from './migration-faults.mjs';
import { lastName } from './not-null-checks.mjs';

/**
 * @typedef {import('libpg-query').Node} Node
 * @typedef {import('libpg-query').RangeVar} RangeVar
 * @typedef {import('./migration-locks.mjs').Fault} Fault
 * @typedef {import('./migration-locks.mjs').Context} Context
 */

/**
 * What a statement other than ALTER TABLE would do, and whether it may stand in its file.
 *
 * @param {Node} node
 * @param {string} text
 * @param {Context} context
 * @returns {Fault[]}
 */
export function statementFaults(node, text, context) {
  if (!context.transaction) return [...outsideFaults(node), ...splitFaults(text)];
  return [...insideFaults(node, context), ...changedTables(node).flatMap((table) => changeFaults(table, context))];
}

/** A file without transaction holds what stops nobody and may run again after a kill. @param {Node} node @returns {Fault[]} */
function outsideFaults(node) {
  if ('IndexStmt' in node && node.IndexStmt.concurrent) {
    return node.IndexStmt.idxname ? [] : [never('an index that is built concurrently needs a name, to be built again')];
  }
  if ('DropStmt' in node && node.DropStmt.removeType === 'OBJECT_INDEX' && node.DropStmt.concurrent) {
    return node.DropStmt.missing_ok
      ? []
      : [never('drop index concurrently says "if exists", because it may run again')];
  }
  const commands = 'AlterTableStmt' in node ? (node.AlterTableStmt.cmds ?? []) : [];
  const validates = commands.every(
    (one) => 'AlterTableCmd' in one && one.AlterTableCmd.subtype === 'AT_ValidateConstraint',
  );
  if (commands.length > 0 && validates) return [];
  return [
    never('a file without transaction holds CREATE and DROP INDEX CONCURRENTLY and VALIDATE CONSTRAINT, nothing else'),
  ];
}

/** The statements are split at semicolons (backend/src/kernel/db/migration-files.ts). @param {string} text */
const splitFaults = (text) =>
  /;|--|\/\*/u.test(text) ? [never('a file without transaction has no semicolon or comment within a statement')] : [];

/** @param {Node} node @param {Context} context @returns {Fault[]} */
function insideFaults(node, context) {
  if ('IndexStmt' in node) return indexFaults(node.IndexStmt, context);
  if ('DropStmt' in node) return dropFaults(node.DropStmt, context);
  if ('RenameStmt' in node) return renameFaults(node.RenameStmt, context);
  if ('AlterObjectSchemaStmt' in node && node.AlterObjectSchemaStmt.objectType === 'OBJECT_TABLE') {
    const table = context.largeTable(node.AlterObjectSchemaStmt.relation);
    return table === null ? [] : [breaks(`SET SCHEMA of "${table}"`)];
  }
  if ('LockStmt' in node)
    return rangeVars(node.LockStmt.relations).flatMap((one) => lockFaults('LOCK TABLE', one, context));
  if ('ClusterStmt' in node) return lockFaults('CLUSTER', node.ClusterStmt.relation, context);
  if ('TruncateStmt' in node)
    return rangeVars(node.TruncateStmt.relations).flatMap((one) => lockFaults('TRUNCATE', one, context));
  if ('ReindexStmt' in node) return lockFaults('REINDEX', node.ReindexStmt.relation, context);
  if ('RefreshMatViewStmt' in node) return lockFaults('REFRESH', node.RefreshMatViewStmt.relation, context);
  if ('VacuumStmt' in node && node.VacuumStmt.is_vacuumcmd) return [never('VACUUM does not run in a transaction')];
  if ('DoStmt' in node) return [locks('what a DO block locks cannot be read: write statements')];
  if ('TransactionStmt' in node) return [never('a migration begins and ends no transaction')];
  if ('VariableSetStmt' in node && /^(?:lock|statement|deadlock)_timeout$/u.test(node.VariableSetStmt.name ?? ''))
    return [
      never(
        'a migration leaves the time-outs to kernel/db/run-migrations.ts, which gives way to others and tries again',
      ),
    ];
  return [];
}

/** @param {import('libpg-query').IndexStmt} index @param {Context} context @returns {Fault[]} */
function indexFaults({ relation, concurrent }, { largeTable }) {
  if (concurrent) return [never('create index concurrently needs a file that begins with "-- no transaction"')];
  const table = largeTable(relation);
  if (table === null) return [];
  return [
    locks(
      `CREATE INDEX stops all writers of "${table}": use "create index concurrently" in a file that begins with "-- no transaction"`,
    ),
  ];
}

/** @param {import('libpg-query').DropStmt} drop @param {Context} context @returns {Fault[]} */
function dropFaults({ removeType, concurrent, objects = [] }, { largeTable }) {
  if (removeType === 'OBJECT_INDEX')
    return [
      concurrent
        ? never('drop index concurrently needs a file that begins with "-- no transaction"')
        : locks(
            'DROP INDEX stops all users of its table: use "drop index concurrently if exists" in a file that begins with "-- no transaction"',
          ),
    ];
  if (removeType !== 'OBJECT_TABLE') return [];
  return objects
    .map((one) => largeTable({ relname: lastName('List' in one ? one.List.items : []) }))
    .filter((table) => table !== null)
    .map((table) => breaks(`DROP TABLE "${table}"`));
}

/** @param {import('libpg-query').RenameStmt} rename @param {Context} context @returns {Fault[]} */
function renameFaults({ renameType, relation, subname }, { largeTable }) {
  const table = largeTable(relation);
  if (table === null) return [];
  if (renameType === 'OBJECT_TABLE') return [breaks(`RENAME of "${table}"`)];
  return renameType === 'OBJECT_COLUMN' ? [breaks(`RENAME COLUMN ${subname} of "${table}"`)] : [];
}

/** @param {string} what @param {RangeVar | undefined} relation @param {Context} context @returns {Fault[]} */
function lockFaults(what, relation, { largeTable }) {
  const table = largeTable(relation);
  return table === null ? [] : [locks(`${what} lets nobody use "${table}" until the migrations have ended`)];
}

/** @param {readonly Node[]} [nodes] */
const rangeVars = (nodes = []) => nodes.flatMap((one) => ('RangeVar' in one ? [one.RangeVar] : []));

/** @param {RangeVar} relation @param {Context} context @returns {Fault[]} */
function changeFaults(relation, { largeTable }) {
  const table = largeTable(relation);
  if (table === null) return [];
  return [
    locks(`rows of "${table}" are locked until the migrations have ended, and may be many: change them by a back-fill`),
  ];
}

/** Tables whose rows a statement changes or deletes, in a WITH too; the bodies of functions do not run now. @param {unknown} node @returns {RangeVar[]} */
function changedTables(node) {
  if (typeof node !== 'object' || node === null || 'CreateFunctionStmt' in node || 'RuleStmt' in node) return [];
  const own = ['UpdateStmt', 'DeleteStmt', 'MergeStmt'].flatMap((kind) => {
    const found = /** @type {Record<string, { relation?: RangeVar }>} */ (node)[kind]?.relation;
    return found ? [found] : [];
  });
  return [...own, ...Object.values(node).flatMap(changedTables)];
}
