/**
 * The statements that read and write rows, savepoints, and what reads by a cursor. Everything else a transaction may say
 * (SET, RESET, DO, PREPARE, COPY, LISTEN, definitions …) could change whom the statements after it act for.
 */
const dataStatement =
  /^(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*\(?\s*(?:select|insert|update|delete|merge|with|values|declare|fetch|close|savepoint|release|rollback to)\b/i;

/** @throws {TypeError} for a statement that is neither of these: it is never sent */
export function assertDataStatement(text: string): void {
  if (!dataStatement.test(text)) throw new TypeError(`not a statement on rows: ${text.trim().slice(0, 40)} …`);
}
