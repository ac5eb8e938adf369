import { breaks, locks } from './migration-faults.mjs';
import { lastName } from './not-null-checks.mjs';

/**
 * @typedef {import('libpg-query').Node} Node
 * @typedef {import('libpg-query').Constraint} Constraint
 * @typedef {import('libpg-query').AlterTableCmd} Command
 * @typedef {import('./migration-locks.mjs').Fault} Fault
 * @typedef {import('./migration-locks.mjs').Context} Context
 */

/** Rewrite the table, or move it, while nobody can read it. */
const rewriting = new Map([
  ['AT_SetLogged', 'SET LOGGED'],
  ['AT_SetUnLogged', 'SET UNLOGGED'],
  ['AT_SetTableSpace', 'SET TABLESPACE'],
  ['AT_SetAccessMethod', 'SET ACCESS METHOD'],
  ['AT_SetExpression', 'SET EXPRESSION'],
]);

/** Functions whose result is the same for all rows of a statement. Others are taken to differ from row to row. */
const stable = new Set(['now', 'transaction_timestamp', 'statement_timestamp', 'org_id']);
const serial = /^(?:small|big)?serial[248]?$/u;

/**
 * What an ALTER TABLE would do to a large table.
 *
 * @param {Node} node
 * @param {Context} context
 * @returns {Fault[]}
 */
export function alterTableFaults(node, context) {
  if (!('AlterTableStmt' in node) || node.AlterTableStmt.objtype !== 'OBJECT_TABLE') return [];
  const { relation, cmds = [] } = node.AlterTableStmt;
  const table = context.largeTable(relation);
  if (table === null) return [];
  return cmds.flatMap((one) => ('AlterTableCmd' in one ? commandFaults(table, one.AlterTableCmd, context) : []));
}

/**
 * @param {string} table
 * @param {Command} command
 * @param {Context} context
 * @returns {Fault[]}
 */
function commandFaults(table, command, context) {
  const { subtype = '' } = command;
  const rewrites = rewriting.get(subtype);
  if (rewrites) return [locks(`${rewrites} rewrites "${table}" while nobody can use it`)];
  return rules[subtype]?.(table, command, context) ?? [];
}

/**
 * By the kind of command. What is not here takes its lock for a moment.
 *
 * @type {Record<string, (table: string, command: Command, context: Context) => Fault[]>}
 */
const rules = {
  AT_AddColumn: (table, { def }) => (def && 'ColumnDef' in def ? addColumnFaults(table, def.ColumnDef) : []),
  AT_AddConstraint: (table, { def }) => (def && 'Constraint' in def ? addConstraintFaults(table, def.Constraint) : []),
  AT_ValidateConstraint: (table, _, { transaction }) =>
    transaction
      ? [
          locks(
            `VALIDATE CONSTRAINT reads all of "${table}" under the locks of its transaction: put it into a file of its own that begins with "-- no transaction"`,
          ),
        ]
      : [],
  AT_SetNotNull: (table, { name = '' }, { notNull }) =>
    notNull.covers(table, name)
      ? []
      : [
          locks(
            `SET NOT NULL reads all of "${table}" while nobody can use it: first add "check (${name} is not null) not valid", validate it in a file that begins with "-- no transaction", and drop it in a statement after this one`,
          ),
        ],
  AT_AlterColumnType: (table, { name }) => [
    locks(
      `ALTER COLUMN ${name} TYPE rewrites "${table}" while nobody can use it: add a column, fill it by a back-fill, and let the code change over`,
    ),
  ],
  AT_DropColumn: (table, { name }) => [
    breaks(`DROP COLUMN ${name} of "${table}"`, 'drop it a release after the last code that uses it'),
  ],
};

/**
 * @param {string} table
 * @param {import('libpg-query').ColumnDef} column
 * @returns {Fault[]}
 */
function addColumnFaults(table, { colname = '', typeName, constraints = [] }) {
  const parts = constraints.flatMap((one) => ('Constraint' in one ? [one.Constraint] : []));
  const value = parts.find(({ contype }) => contype === 'CONSTR_DEFAULT')?.raw_expr;
  const what = `ADD COLUMN ${colname}`;
  const faults = parts.flatMap((part) => columnConstraintFaults(table, what, part, value !== undefined));
  if (serial.test(lastName(typeName?.names))) faults.push(rewritesForValues(table, what, 'a serial'));
  const volatile = value ? volatileFunction(value) : null;
  if (volatile !== null) faults.push(rewritesForValues(table, what, `a default by ${volatile}()`));
  return faults;
}

/**
 * @param {string} table
 * @param {string} what
 * @param {Constraint} part
 * @param {boolean} hasDefault
 * @returns {Fault[]}
 */
function columnConstraintFaults(table, what, { contype, generated_kind: kind }, hasDefault) {
  if (contype === 'CONSTR_GENERATED' && kind !== 'v')
    return [rewritesForValues(table, what, 'a stored generated column')];
  if (contype === 'CONSTR_IDENTITY') return [rewritesForValues(table, what, 'an identity')];
  if (contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_UNIQUE') return [buildsIndex(table, what)];
  if (contype === 'CONSTR_NOTNULL' && !hasDefault)
    return [
      locks(
        `${what} NOT NULL without a default fails where "${table}" has rows: add it without, fill it, and set it then`,
      ),
    ];
  // Without a default all values are null, and PostgreSQL checks no foreign key.
  if (contype === 'CONSTR_CHECK' || (contype === 'CONSTR_FOREIGN' && hasDefault))
    return [
      locks(`${what} with a constraint reads all of "${table}" under its lock: add the constraint apart, NOT VALID`),
    ];
  return [];
}

/**
 * @param {string} table
 * @param {Constraint} constraint
 * @returns {Fault[]}
 */
function addConstraintFaults(table, { contype, conname, indexname, skip_validation: notValid = false }) {
  const what = `ADD CONSTRAINT${conname === undefined ? '' : ` ${conname}`}`;
  if (contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_UNIQUE')
    return indexname === undefined ? [buildsIndex(table, what)] : [];
  if (contype === 'CONSTR_EXCLUSION')
    return [locks(`${what} EXCLUDE builds an index of "${table}" while nobody can write: there is no other way`)];
  if (notValid) return [];
  return [
    locks(
      `${what} reads all of "${table}" while nobody can write: add it NOT VALID, and validate it in a file that begins with "-- no transaction"`,
    ),
  ];
}

/** @param {string} table @param {string} what @param {string} by */
const rewritesForValues = (table, what, by) =>
  locks(
    `${what}: ${by} rewrites "${table}" while nobody can use it: add the column without, set the default in a statement of its own, and fill the rows by a back-fill`,
  );

/** @param {string} table @param {string} what */
const buildsIndex = (table, what) =>
  locks(
    `${what} builds an index of "${table}" while nobody can use it: build it with "create unique index concurrently" in a file that begins with "-- no transaction", and add the constraint USING INDEX`,
  );

/** The first function in an expression that may give another value for each row, or null. @param {unknown} node @returns {string | null} */
function volatileFunction(node) {
  if (typeof node !== 'object' || node === null) return null;
  if ('FuncCall' in node) {
    const name = lastName(/** @type {{ funcname?: Node[] }} */ (node.FuncCall).funcname);
    if (!stable.has(name)) return name;
  }
  for (const inner of Object.values(node)) {
    const found = volatileFunction(inner);
    if (found !== null) return found;
  }
  return null;
}
