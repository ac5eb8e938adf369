/** Transformations of text into look-alike characters; characters without such a form stay. */
export const folds: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'typographic dashes': (text) => text.replace(/-/g, (_, at: number) => '–—−‑'.charAt(at % 4)),
  'combining marks': (text) => text.replace(/[\p{L}\d]/gu, '$&\u0336'),
  'zero-width characters': (text) => text.replace(/[\p{L}\d]/gu, '$&\u200b'),
  'full-width characters': (text) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  'mathematical digits and letters': (text) => text.replace(/[A-Za-z\d]/g, mathematical),
  'Arabic digits': (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
  'exotic blanks': (text) => text.replace(/ /g, '\u2009'),
};

/** Mathematical bold (Unicode block 1D400). */
function mathematical(char: string): string {
  const unit = char.charCodeAt(0);
  if (unit < 58) return String.fromCodePoint(0x1d7ce + unit - 48);
  return String.fromCodePoint(unit < 91 ? 0x1d400 + unit - 65 : 0x1d41a + unit - 97);
}
