/** The longest that the first render waits for the font. */
const FONT_TIMEOUT_MS = 500;

/**
 * Resolves when the font of the pages is loaded, or after `FONT_TIMEOUT_MS`: text that is drawn before shifts when the font
 * arrives. The page preloads the file (`vite.config.ts`). Never rejects.
 */
export function fontLoadedOrTimedOut(): Promise<unknown> {
  return Promise.race([
    document.fonts.load('1em "Geist Variable"').catch(() => []),
    new Promise((resolve) => setTimeout(resolve, FONT_TIMEOUT_MS)),
  ]);
}
