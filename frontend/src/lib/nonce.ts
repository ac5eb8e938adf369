/** The nonce of this page's Content-Security-Policy, for style elements that are added at run time. */
export const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
