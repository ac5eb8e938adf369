import type { Emitter, LanguageFn } from 'highlight.js';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import type { CodePiece } from './highlight.ts';

/** Loaded on the first code block only: this chunk holds the grammars. */
const grammars: Record<string, LanguageFn> = {
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  dockerfile,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  php,
  python,
  ruby,
  rust,
  sql,
  swift,
  typescript,
  xml,
  yaml,
};

/** Collects plain pieces where highlight.js would write HTML: React makes the elements, so nothing is ever parsed as markup. */
class PieceEmitter implements Emitter {
  readonly pieces: CodePiece[] = [];
  #open: CodePiece[][] = [this.pieces];

  openNode(scope: string): void {
    const pieces: CodePiece[] = [];
    this.#open.at(-1)?.push({ scope, pieces });
    this.#open.push(pieces);
  }

  closeNode(): void {
    // Grammars also close what they never opened.
    if (this.#open.length > 1) this.#open.pop();
  }

  /** The library calls scopes by both names. */
  startScope(scope: string): void {
    this.openNode(scope);
  }

  endScope(): void {
    this.closeNode();
  }

  addText(text: string): void {
    if (text !== '') this.#open.at(-1)?.push(text);
  }

  __addSublanguage(emitter: PieceEmitter): void {
    this.#open.at(-1)?.push(...emitter.pieces);
  }

  finalize(): void {
    this.#open = [this.pieces];
  }

  toHTML(): string {
    return '';
  }
}

const highlighter = hljs.newInstance();
highlighter.configure({ __emitter: PieceEmitter });
for (const [name, grammar] of Object.entries(grammars)) highlighter.registerLanguage(name, grammar);

/** The code in pieces by meaning, or null where the language is unknown. */
export function highlight(code: string, language: string): CodePiece[] | null {
  if (highlighter.getLanguage(language) === undefined) return null;
  // The emitter is the one configured above. The library types it; a public name it gives to its HTML only.
  const { _emitter: emitter } = highlighter.highlight(code, { language, ignoreIllegals: true });
  return (emitter as PieceEmitter).pieces;
}
