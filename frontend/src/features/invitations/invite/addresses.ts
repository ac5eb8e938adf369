/** The most that are invited at once; a file takes more. */
export const mostAtOnce = 100;

export interface Addresses {
  /** In lower case, each once, in the order of typing. */
  valid: readonly string[];
  /** What was typed and is no address. */
  invalid: readonly string[];
}

/** As the server reads addresses, but for rare forms: it has the last word. */
const shape = /^[^\s@<>"(),:;]{1,64}@(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/iu;

/**
 * The addresses in what somebody typed or pasted: divided by spaces, commas, semicolons or lines, or as mail programs write
 * them, `Ann Lee <ann@example.com>`.
 */
export function addressesIn(text: string): Addresses {
  const bare = text.replaceAll(/(?:"[^"\n]*"\s*|[^",;<>\n]*)<(?<address>[^<>\s]+)>/gu, ' $<address> ');
  const typed = [
    ...new Set(
      bare
        .toLowerCase()
        .split(/[\s,;]+/u)
        .filter(Boolean),
    ),
  ];
  return { valid: typed.filter((one) => shape.test(one)), invalid: typed.filter((one) => !shape.test(one)) };
}
