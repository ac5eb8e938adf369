import type { Finding, FindingType } from './finding.ts';
import { fold } from './fold.ts';
import { redact } from './inspect.ts';
import { tableAtEnd } from './recognisers/passwords/password-column.ts';

/** As far back as recognisers look, and some. */
const length = 300;
/** It is cut when it has grown by this much, not with every piece. */
const slack = 60;

const numbers: readonly FindingType[] = ['card', 'iban', 'ssn'];

/**
 * The end of what a stream has looked through, folded: `password: ` may have been sent when its value arrives. In place of
 * numbers there are masks, which say as context words do what the list is of that goes on; in place of other findings
 * there is what they were, since such words may be a part of them. Of a table that has not ended the headings stay.
 */
export class StreamContext {
  text = '';

  /** `masked` are the findings in `text`. */
  add(text: string, masked: readonly Finding[]): void {
    this.text += fold(
      redact(
        text,
        masked.filter(({ type }) => numbers.includes(type)),
      ),
    ).text;
    if (this.text.length <= length + slack) return;
    const tail = this.text.slice(-length);
    const table = tableAtEnd(this.text);
    const firstRow = tail.indexOf('\n');
    this.text = table && firstRow !== -1 ? `${table.heading}${tail.slice(firstRow)}` : tail;
  }
}
