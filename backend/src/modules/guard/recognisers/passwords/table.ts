import { matches } from '../matches.ts';

/** A cell in a wanted column, without the blanks, quotation marks and emphasis around its text. */
export interface Cell {
  start: number;
  text: string;
}

/** A pasted table: cells separated by `|`, tabs, semicolons or commas, with names in the first line. */
export interface Table {
  /** Its first line. */
  heading: string;
  /** All names in the heading, in lower case. */
  names: readonly string[];
  cells: readonly Cell[];
  /** End of the last line that belongs to it. */
  end: number;
  /** Position of the last cell of the last line, if it is in a wanted column. */
  lastCellFrom: number | null;
}

const longestLine = 1_000;
const ruler = /^[\s|:+-]+$/;
const name = /^[\p{L}\d _.\-/#()[\]]{0,40}$/u;
const decoration = /^[\s"'`*_]+|[\s"'`*_]+$/g;

/**
 * The tables whose first line has a cell that `wanted` matches whole; `mention` (global) finds the lines that may have one.
 * Each line is read once.
 */
export function tablesIn(text: string, wanted: RegExp, mention: RegExp): Table[] {
  const tables: Table[] = [];
  let next = 0;
  for (const { index } of matches(mention, text)) {
    if (index < next) continue;
    const start = text.lastIndexOf('\n', index) + 1;
    next = endOfLine(text, index) + 1;
    const table = tableWith(text, start, wanted);
    if (table === null) continue;
    tables.push(table);
    next = table.end + 1;
  }
  return tables;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function tableWith(text: string, start: number, wanted: RegExp): Table | null {
  const headingEnd = endOfLine(text, start);
  const heading = text.slice(start, headingEnd);
  const columns = columnsOf(heading, wanted);
  if (columns === null) return null;
  const { delimiter, names, indexes } = columns;
  const cells: Cell[] = [];
  let end = headingEnd;
  let lastCellFrom: number | null = null;
  while (end < text.length) {
    const from = end + 1;
    const lineEnd = endOfLine(text, from);
    const line = text.slice(from, lineEnd);
    const isLast = lineEnd === text.length;
    const row = line.split(delimiter);
    if (line.length > longestLine || (row.length < names.length && !ruler.test(line) && !isLast)) break;
    let at = from;
    for (const [index, cell] of row.entries()) {
      if (indexes.includes(index) && !ruler.test(line)) {
        cells.push(cellAt(at, cell));
        if (isLast && index === row.length - 1) lastCellFrom = at;
      }
      at += cell.length + 1;
    }
    end = lineEnd;
  }
  return { heading, names, cells, end, lastCellFrom };
}

interface Columns {
  delimiter: string;
  names: readonly string[];
  indexes: readonly number[];
}

function columnsOf(heading: string, wanted: RegExp): Columns | null {
  if (heading.length > longestLine || /[.!?:]\s*$/.test(heading)) return null;
  const delimiter = ['|', '\t', ';', ','].find((candidate) => heading.includes(candidate));
  if (delimiter === undefined) return null;
  const names = heading.split(delimiter).map((cell) => cell.replace(decoration, '').toLowerCase());
  if (!names.every((cell) => name.test(cell) && cell.split(' ').length <= 3)) return null;
  const indexes = names.flatMap((cell, index) => (wanted.test(cell) ? [index] : []));
  return indexes.length > 0 ? { delimiter, names, indexes } : null;
}

function cellAt(at: number, cell: string): Cell {
  const text = cell.replace(decoration, '');
  return { start: at + cell.indexOf(text), text };
}
