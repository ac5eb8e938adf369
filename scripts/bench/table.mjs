/**
 * @typedef {import('./bench.mjs').Row} Row
 *
 * @type {{ title: string, right?: boolean, of: (row: Row) => string }[]}
 */
const columns = [
  { title: 'what', of: ({ what }) => what },
  { title: 'value', right: true, of: ({ value, unit }) => `${round(value)} ${unit}`.trim() },
  {
    title: 'reference',
    right: true,
    of: ({ reference, unit }) => (reference === undefined ? '' : `${round(reference)} ${unit}`),
  },
  { title: 'ratio', right: true, of: ({ ratio }) => (ratio === undefined ? '' : `${ratio.toFixed(2)} ×`) },
  { title: 'must', right: true, of: ({ must }) => must ?? '' },
  { title: '', of: ({ ok }) => (ok === undefined ? '' : ok ? 'ok' : 'MISSED') },
];

/** @param {Row[]} rows */
export function table(rows) {
  const filled = columns.map(({ title, right, of }) => {
    const cells = [title, ...rows.map(of)];
    const width = Math.max(...cells.map((text) => text.length));
    const aligned = cells.map((text) => (right ? text.padStart(width) : text.padEnd(width)));
    return [aligned[0], '─'.repeat(width), ...aligned.slice(1)];
  });
  const lines = filled[0]?.map((_, at) => filled.map((column) => column[at]).join('  '));
  return ['', ...(lines ?? []).map((line) => line.trimEnd()), ''].join('\n');
}

/**
 * Three figures say all that a measurement knows.
 *
 * @param {number} value
 */
function round(value) {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
