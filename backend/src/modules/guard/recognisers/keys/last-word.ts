/** Position where the last word of ASCII characters begins, which may continue; the text's length if there is none. */
export function lastWordFrom(text: string): number {
  let start = text.length;
  while (start > 0 && isInWord(text.charCodeAt(start - 1))) start--;
  return start;
}

const isInWord = (unit: number): boolean => unit > 32 && unit < 127;
