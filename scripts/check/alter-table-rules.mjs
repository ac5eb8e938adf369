import { lastName } from './not-null-checks.mjs';

/**
 * @typedef {import('libpg-query').Node} Node
 * @typedef {import('libpg-query').Constraint} Constraint
 * @typedef {import('libpg-query').AlterTableCmd} Command
 * @typedef {import('./migration-locks.mjs').Fault} Fault
 * @typedef {import('./migration-locks.mjs').Context} Context
 */

/** @param {string} says @returns {Fault} */
const locks = (says) => ({ says, accept: 'lock accepted' });

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
function commandFaults(table, { subtype = 'AT_AddColumn', name = '', def }, { transaction, notNull }) {
  const rewrites = rewriting.get(subtype);
  if (rewrites) return [locks(`${rewrites} rewrites "${table}" while nobody can use it`)];
  switch (subtype) {
    case 'AT_AddColumn':
      return def && 'ColumnDef' in def ? addColumnFaults(table, def.ColumnDef) : [];
    case 'AT_AddConstraint':
      return def && 'Constraint' in def ? addConstraintFaults(table, def.Constraint) : [];
    case 'AT_ValidateConstraint':
      return transaction
        ? [
            locks(
              `VALIDATE CONSTRAINT reads all of "${table}" under the locks of its transaction: put it into a file of its own that begins with "-- no transaction"`,
            ),
          ]
        : [];
    case 'AT_SetNotNull':
      return notNull.covers(table, name)
        ? []
        : [
            locks(
              `SET NOT NULL reads all of "${table}" while nobody can use it: first add "check (${name} is not null) not valid", validate it in a file that begins with "-- no transaction", and drop it in a statement after this one`,
            ),
          ];
    case 'AT_AlterColumnType':
      return [
        locks(
          `ALTER COLUMN ${name} TYPE rewrites "${table}" while nobody can use it: add a column, fill it by a back-fill, and let the code change over`,
        ),
      ];
    case 'AT_DropColumn':
      return [
        {
          says: `DROP COLUMN ${name} of "${table}" breaks code that still runs: drop it a release after the last code that uses it`,
          accept: 'contract',
        },
      ];
    default:
      return [];
  }
}

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
  if (parts.some(({ contype }) => contype === 'CONSTR_NOTNULL') && !value)
    faults.push(
      locks(
        `${what} NOT NULL without a default fails where "${table}" has rows: add it without, fill it, and set it then`,
      ),
    );
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
  switch (contype) {
    case 'CONSTR_GENERATED':
      return kind === 'v' ? [] : [rewritesForValues(table, what, 'a stored generated column')];
    case 'CONSTR_IDENTITY':
      return [rewritesForValues(table, what, 'an identity')];
    case 'CONSTR_CHECK':
      return [
        locks(
          `${what} with CHECK reads all of "${table}" while nobody can use it: add the constraint apart, NOT VALID`,
        ),
      ];
    case 'CONSTR_FOREIGN':
      // Without a default all values are null, and PostgreSQL does not look.
      return hasDefault
        ? [locks(`${what} with REFERENCES and a default reads all of "${table}": add the constraint apart, NOT VALID`)]
        : [];
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE':
      return [buildsIndex(table, what)];
    default:
      return [];
  }
}

/**
 * @param {string} table
 * @param {Constraint} constraint
 * @returns {Fault[]}
 */
function addConstraintFaults(table, { contype, conname, indexname, skip_validation: notValid = false }) {
  const what = `ADD CONSTRAINT${conname === undefined ? '' : ` ${conname}`}`;
  switch (contype) {
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE':
      return indexname === undefined ? [buildsIndex(table, what)] : [];
    case 'CONSTR_EXCLUSION':
      return [locks(`${what} EXCLUDE builds an index of "${table}" while nobody can write: there is no other way`)];
    case 'CONSTR_FOREIGN':
    case 'CONSTR_CHECK':
    case 'CONSTR_NOTNULL':
      return notValid
        ? []
        : [
            locks(
              `${what} reads all of "${table}" while nobody can write: add it NOT VALID, and validate it in a file that begins with "-- no transaction"`,
            ),
          ];
    default:
      return [];
  }
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
