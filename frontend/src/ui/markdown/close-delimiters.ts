const MAX_LINE = 2_000;

/**
 * Closes emphasis, code spans and links that are open in the last line of a streaming text, so that it does not reflow when
 * the closing delimiter arrives. Lines longer than 2,000 characters and code blocks are returned unchanged.
 */
export function closeDelimiters(text: string): string {
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start);
  if (line === '' || line.length > MAX_LINE || insideFence(text)) return text;
  return text.slice(0, start) + closeLine(line);
}

function closeLine(line: string): string {
  const prose = line.replace(/`[^`]*`/g, '');
  if (prose.includes('`')) return line.endsWith('`') ? line.slice(0, -1) : `${line}\``;
  const shown = hideHalfLink(line).replace(/(?<=^|\s)(?:\*{1,3}|_{1,2}|~~)$/, '');
  const open = openDelimiter(prose);
  if (open === undefined || !shown.includes(open)) return shown;
  // `**bold*` is one character short of its end.
  const half = open.charAt(0);
  return shown.endsWith(half) && !shown.endsWith(open) ? shown + half : shown.trimEnd() + open;
}

/** The delimiter run that is open: `**`, `~~`, or the `*` of `*word` (the `*` of a list item is followed by a space). */
function openDelimiter(prose: string): string | undefined {
  const double = ['**', '~~'].find((mark) => prose.split(mark).length % 2 === 0);
  if (double !== undefined) return double;
  return /(?:^|[\s(])\*(?=[^\s*])[^*]*$/.test(prose.replaceAll('**', '')) ? '*' : undefined;
}

/** `see [the docs](https://exa` shows `see the docs` until the address is whole. */
function hideHalfLink(line: string): string {
  return line.replace(/!?\[([^\][]*)(?:\]\([^)\s]*)?$/, '$1');
}

function insideFence(text: string): boolean {
  let fence: string | null = null;
  for (const [, mark = ''] of text.matchAll(/^[\s>]*(`{3,}|~{3,})/gm)) {
    if (fence === null) fence = mark;
    else if (mark.startsWith(fence)) fence = null;
  }
  return fence !== null;
}
