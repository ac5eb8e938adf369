/** Where the word of ASCII characters begins that the end of `text` may be in the middle of; the text's length if none. */
export function lastWordFrom(text: string): number {
  let start = text.length;
  while (start > 0 && isInWord(text.charCodeAt(start - 1))) start--;
  return start;
}

const isInWord = (unit: number): boolean => unit > 32 && unit < 127;
