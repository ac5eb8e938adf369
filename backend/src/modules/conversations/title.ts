const longest = 60;

/** A conversation's first name: the beginning of its first message, cut between words. */
export function titleFrom(content: string): string {
  const line = content.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // Text without spaces (Chinese, a long URL) is cut where it is, never inside a character.
  const whole = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut.replace(/[\ud800-\udbff]$/u, '');
  return `${whole.replace(/[\s.,;:!?-]+$/u, '')}…`;
}

/** What a model answered to "name this": one line, without the quotes and full stop that models like to add. */
export function cleanTitle(answer: string): string {
  const [line = ''] = answer.trim().split('\n');
  return titleFrom(line.replaceAll(/^["'“”„«»#*\s]+|["'“”«»*.\s]+$/gu, ''));
}
