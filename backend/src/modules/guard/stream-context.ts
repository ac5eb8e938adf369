import { fold } from './fold.ts';
import { tableAtEnd } from './recognisers/passwords/password-column.ts';

/** As far back as recognisers look, and some. */
const length = 300;
/** It is cut when it has grown by this much, not with every piece. */
const slack = 60;

/**
 * The end of what a stream has passed on, folded: `password: ` may have been sent when its value arrives. Masks are part
 * of it and say, as context words do, what the list is of that goes on. Of a table that has not ended its headings stay.
 */
export class StreamContext {
  text = '';

  add(passed: string): void {
    this.text += fold(passed).text;
    if (this.text.length <= length + slack) return;
    const tail = this.text.slice(-length);
    const table = tableAtEnd(this.text);
    const firstRow = tail.indexOf('\n');
    this.text = table && firstRow !== -1 ? `${table.heading}${tail.slice(firstRow)}` : tail;
  }
}
