import type { Finding, FindingType } from './finding.ts';
import { fold } from './fold.ts';
import { redact } from './inspect.ts';
import { tableAtEnd } from './recognisers/passwords/password-column.ts';

/** Characters that are kept: a little more than recognisers read back. */
const length = 300;
/** Characters by which it grows before it is cut. */
const slack = 60;

const numbers: readonly FindingType[] = ['card', 'iban', 'ssn'];

/**
 * The end of the inspected part of a stream, folded: `password: ` may have been sent when its value arrives. Numbers are
 * replaced by masks, which identify further numbers of a list as context words do; other findings are kept, since their words
 * may be part of the context. The headings of an unfinished table are kept.
 */
export class StreamContext {
  text = '';

  /** @param masked the findings in `text` */
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
