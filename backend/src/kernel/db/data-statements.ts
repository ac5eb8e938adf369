/**
 * Statements that read and write rows, savepoints, and reads by a cursor. All others (SET, RESET, DO, PREPARE, COPY, LISTEN,
 * definitions …) could change the tenant of the statements after them.
 */
const dataStatement =
  /^(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*\(?\s*(?:select|insert|update|delete|merge|with|values|declare|fetch|close|savepoint|release|rollback to)\b/i;

/** @throws {TypeError} for any other statement, which is not sent */
export function assertDataStatement(text: string): void {
  if (!dataStatement.test(text)) throw new TypeError(`not a statement on rows: ${text.trim().slice(0, 40)} …`);
}
