import { hasSqlDetails, parse } from 'libpg-query';
import { alterTableFaults } from './alter-table-rules.mjs';
import { createdTables, smallTables } from './large-tables.mjs';
import { NotNullChecks } from './not-null-checks.mjs';
import { statementFaults } from './statement-rules.mjs';

/**
 * What a migration would do to people who work meanwhile: locks that stop the readers or writers of a large table while it is
 * read or rewritten, and columns that running code still uses. docs/database.md, "Changing a large table", has the ways that
 * are allowed.
 *
 * @typedef {object} Migration
 * @property {string} name with `.sql`
 * @property {string} text
 *
 * @typedef {object} Fault
 * @property {string} says what the statement does, and the way that is allowed
 * @property {'lock accepted' | 'contract' | null} accept the comment above the statement by which its author takes it on, with
 *   a reason; null: there is none
 *
 * @typedef {object} Context what a statement is judged by
 * @property {(table: import('libpg-query').RangeVar | undefined) => string | null} largeTable the name of a table that may
 *   hold rows and is not known to be small, else null
 * @property {boolean} transaction false in a file that begins with `-- no transaction`
 * @property {NotNullChecks} notNull the constraints of all statements so far
 */

/** Comments at the beginning of a line that say how a file is run. */
const noTransaction = '-- no transaction';
const requires = /^-- requires back-fill [a-z][a-z0-9_.-]+$/u;
const nearlyNoTransaction = /^\s*--\s*no[ -]?transaction\b/iu;
const nearlyRequires = /^\s*--\s*requires?\b.*\bback-?fill/iu;

/**
 * @param {Migration} migration
 * @param {readonly Migration[]} earlier those before it that these rules hold for
 * @returns {Promise<string[]>} `migrations/<name>:<line>: what is wrong`
 */
export async function lockFaults(migration, earlier = []) {
  const notNull = new NotNullChecks();
  for (const { text } of earlier) for (const { node } of await statementsOf(text)) notNull.read(node);

  let statements;
  try {
    statements = await statementsOf(migration.text);
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    return [`migrations/${migration.name}: ${error.message}`];
  }
  const created = createdTables(statements.map(({ node }) => node));
  /** @type {Context} */
  const context = {
    largeTable: (table) => {
      const name = table?.relname ?? '';
      return created.has(name) || smallTables.has(name) ? null : name;
    },
    transaction: !migration.text.startsWith(`${noTransaction}\n`),
    notNull,
  };
  const faults = statements.flatMap(({ node, text, comments, line }) => {
    notNull.read(node);
    return [...statementFaults(node, text, context), ...alterTableFaults(node, context)]
      .filter(({ accept }) => accept === null || !isAccepted(comments, accept))
      .map(({ says, accept }) => `${line}: ${says}${accept === null ? '' : `, or say "-- ${accept}: <why>" above it`}`);
  });
  return [...commentFaults(migration.text), ...faults].map((fault) => `migrations/${migration.name}:${fault}`);
}

/** A reason is a few words at least. */
const isAccepted = (/** @type {string} */ comments, /** @type {string} */ word) =>
  new RegExp(String.raw`^-- ${word}: \S.{9,}`, 'mu').test(comments);

/**
 * @typedef {object} Statement
 * @property {import('libpg-query').Node} node
 * @property {string} text without the comments in front of it
 * @property {string} comments the lines between it and the statement before it
 * @property {number} line from 1
 *
 * @param {string} sql
 * @returns {Promise<Statement[]>}
 */
async function statementsOf(sql) {
  const bytes = Buffer.from(sql);
  const { stmts = [] } = await parse(sql);
  let end = 0;
  return stmts.map(({ stmt, stmt_location: from = 0, stmt_len: length = bytes.length - from }) => {
    const slice = (/** @type {number} */ first, /** @type {number} */ last) => bytes.subarray(first, last).toString();
    const between = slice(end, from);
    // The rest of the line of the statement before belongs to that one.
    const comments = end === 0 ? between : between.slice(between.indexOf('\n') + 1);
    end = from + length;
    const line = slice(0, from).split('\n').length;
    return { node: /** @type {import('libpg-query').Node} */ (stmt), text: slice(from, end), comments, line };
  });
}

/** @param {string} text */
function commentFaults(text) {
  return text.split('\n').flatMap((line, at) => {
    if (nearlyNoTransaction.test(line) && !(at === 0 && line === noTransaction))
      return [`${at + 1}: has no effect: the first line says exactly "${noTransaction}"`];
    if (nearlyRequires.test(line) && !requires.test(line))
      return [`${at + 1}: has no effect: a line says exactly "-- requires back-fill <name>"`];
    return [];
  });
}
