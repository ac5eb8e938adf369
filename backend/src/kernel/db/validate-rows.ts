import { type Interceptor, type QueryResultRow, SchemaValidationError } from 'slonik';

/** Holds every row against its `sql.type` schema: on in development and tests, off in production's hot path. */
export const validateRows: Interceptor = {
  name: 'validate-rows',
  transformRow: ({ resultParser }, query, row) => {
    const result = resultParser?.['~standard'].validate(row);
    if (result === undefined) return row;
    if (result instanceof Promise) {
      // Nobody waits for it any more; its rejection must not end the process.
      result.catch(() => undefined);
      throw new TypeError('a row schema must not be asynchronous');
    }
    if (result.issues) throw new SchemaValidationError(query, row, result.issues);
    return result.value as QueryResultRow;
  },
};
