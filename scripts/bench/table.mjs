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

/** @param {import('./bench.mjs').Row[]} rows */
export function table(rows) {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ of }) => of(row)))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)));
  const lines = cells.map((line) =>
    line
      .map((text, at) => (columns[at].right ? text.padStart(widths[at]) : text.padEnd(widths[at])))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return ['', lines[0], rule, ...lines.slice(1), ''].join('\n');
}

/** Three figures say all that a measurement knows. */
function round(value) {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
