import { Readable } from 'node:stream';
import type { DriverQueryResult, DriverStreamResult } from 'slonik';

/** Rows fetched per round trip: what a stream holds in memory at once. */
const batch = 500;

type Execute = (text: string, values?: unknown[]) => Promise<DriverQueryResult>;

/**
 * The rows of a query, fetched by a cursor at the server as fast as they are read. pg's own QueryStream keeps a portal
 * open between messages, which a pipelined connection cannot.
 */
export function streamByCursor(execute: Execute, text: string, values: unknown[]): Readable {
  async function* rows(): AsyncGenerator<DriverStreamResult> {
    await execute(`declare stream_rows no scroll cursor for ${text}`, values);
    try {
      for (;;) {
        const page = await execute(`fetch ${batch} from stream_rows`);
        for (const row of page.rows) yield { row, fields: page.fields };
        if (page.rows.length < batch) return;
      }
    } finally {
      // A failed or ended transaction took its cursors with it.
      await execute('close stream_rows').catch(() => undefined);
    }
  }
  return Readable.from(rows(), { highWaterMark: batch });
}
