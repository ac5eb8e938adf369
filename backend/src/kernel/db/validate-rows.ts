import { type Interceptor, type QueryResultRow, SchemaValidationError } from 'slonik';

/** Checks every row against its `sql.type` schema. On in development and tests, off in production. */
export const validateRows: Interceptor = {
  name: 'validate-rows',
  transformRow: ({ resultParser }, query, row) => {
    const result = resultParser?.['~standard'].validate(row);
    if (result === undefined) return row;
    if (result instanceof Promise) {
      // Its result is not used any more, and its rejection must not end the process.
      result.catch(() => undefined);
      throw new TypeError('a row schema must not be asynchronous');
    }
    if (result.issues) throw new SchemaValidationError(query, row, result.issues);
    return result.value as QueryResultRow;
  },
};
