/**
 * @typedef {import('libpg-query').Node} Node
 */

/**
 * Constraints `check (column is not null)` and whether they were validated: with one of them, SET NOT NULL reads no row.
 */
export class NotNullChecks {
  /** Columns by `table.constraint`. @type {Map<string, string[]>} */
  #columns = new Map();
  /** `table.constraint`. @type {Set<string>} */
  #valid = new Set();

  /** Takes note of what a statement adds, validates and drops. @param {Node} node */
  read(node) {
    if (!('AlterTableStmt' in node)) return;
    const { relation, cmds = [] } = node.AlterTableStmt;
    for (const one of cmds) {
      if (!('AlterTableCmd' in one)) continue;
      const { subtype, name = '', def } = one.AlterTableCmd;
      const key = `${relation?.relname}.${name}`;
      if (subtype === 'AT_ValidateConstraint' && this.#columns.has(key)) this.#valid.add(key);
      if (subtype === 'AT_DropConstraint') {
        this.#columns.delete(key);
        this.#valid.delete(key);
      }
      if (subtype !== 'AT_AddConstraint' || !def || !('Constraint' in def)) continue;
      const { contype, conname, raw_expr: expression, skip_validation: notValid } = def.Constraint;
      if (contype !== 'CONSTR_CHECK' || !expression) continue;
      const added = `${relation?.relname}.${conname}`;
      this.#columns.set(added, notNullColumns(expression));
      if (!notValid) this.#valid.add(added);
    }
  }

  /** @param {string} table @param {string} column */
  covers(table, column) {
    return [...this.#columns].some(
      ([key, columns]) => key.startsWith(`${table}.`) && this.#valid.has(key) && columns.includes(column),
    );
  }
}

/** The columns that an expression says are not null, alone or joined by AND. @param {Node} node @returns {string[]} */
function notNullColumns(node) {
  if ('BoolExpr' in node && node.BoolExpr.boolop === 'AND_EXPR')
    return (node.BoolExpr.args ?? []).flatMap(notNullColumns);
  if (!('NullTest' in node) || node.NullTest.nulltesttype !== 'IS_NOT_NULL') return [];
  const { arg } = node.NullTest;
  if (!arg || !('ColumnRef' in arg)) return [];
  return [lastName(arg.ColumnRef.fields)];
}

/** Of a name in parts: `c` of `t.c`. @param {readonly Node[]} [parts] */
export function lastName(parts = []) {
  const last = parts.at(-1);
  return last && 'String' in last ? (last.String.sval ?? '') : '';
}
