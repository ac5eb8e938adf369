/** Of this answer's Content-Security-Policy: for the style elements that primitives add while the page runs. */
export const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
