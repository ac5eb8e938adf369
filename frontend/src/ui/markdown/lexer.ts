import { Lexer, type MarkedToken, type Token, Tokenizer, type TokensList } from 'marked';
import { mathBlockIn, mathExtensions } from './math-tokens.ts';

/** Quotes and lists that are nested deeper stay text: 50,000 levels would crash the page. */
const MAX_NESTING = 16;
/** Longer inline text is not parsed: marked's link and emphasis rules backtrack over long hostile runs. UTF-16 code units. */
const MAX_INLINE_LENGTH = 10_000;

/** Longer text that is underlined is no heading. UTF-16 code units. */
const MAX_HEADING_LENGTH = 2_000;

export type Links = TokensList['links'];

class BoundedTokenizer extends Tokenizer {
  #depth = 0;

  override blockquote(src: string) {
    return this.#nested(() => super.blockquote(src));
  }

  override list(src: string) {
    return this.#nested(() => super.list(src));
  }

  /** An underlined heading ends before a formula. marked looks for the underline as far as there is no blank line. */
  override lheading(src: string) {
    const end = mathBlockIn(src.slice(0, MAX_HEADING_LENGTH));
    return super.lheading(src.slice(0, end));
  }

  #nested<T>(read: () => T): T | undefined {
    if (this.#depth >= MAX_NESTING) return undefined;
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}

class BoundedLexer extends Lexer {
  #depth = 0;

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (src.length > MAX_INLINE_LENGTH || this.#depth >= MAX_NESTING) {
      tokens.push({ type: 'text', raw: src, text: src, escaped: false });
      return tokens;
    }
    this.#depth += 1;
    try {
      return super.inlineTokens(src, tokens);
    } finally {
      this.#depth -= 1;
    }
  }
}

/**
 * Reads GitHub-flavoured markdown with formulas (`MathToken`) into block tokens, in time that stays near linear for hostile input too.
 *
 * @param text with `\n` line ends; the tokens' `raw` joined gives it back
 * @param links reference definitions known so far; new ones are added to it
 */
export function readBlocks(text: string, links: Links): MarkedToken[] {
  const lexer = new BoundedLexer({ gfm: true, tokenizer: new BoundedTokenizer(), extensions: mathExtensions });
  lexer.tokens.links = links;
  try {
    return lexer.lex(text) as MarkedToken[];
  } catch {
    // marked throws on some inputs (its loop guard, a stack overflow): the text is then shown unparsed.
    return [{ type: 'paragraph', raw: text, text, tokens: [{ type: 'text', raw: text, text, escaped: false }] }];
  }
}
