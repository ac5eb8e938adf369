/** The longest that the first words wait for their font. */
const PATIENCE_MS = 500;

/**
 * Settles when the font of the pages can be drawn with, or when that takes too long: words that are drawn before it move
 * when it arrives. The page asks for the file in its head (`vite.config.ts`). Never rejects.
 */
export function fontOrLate(): Promise<unknown> {
  return Promise.race([
    document.fonts.load('1em "Geist Variable"').catch(() => []),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
}
