/**
 * The logos of the demo organizations, drawn for a square of 32 px on white; `globex` is two and a half times as wide as high,
 * `initech` is made for dark pages and brings its own ground.
 */
const drawings: Readonly<Record<string, string>> = {
  atrium: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#1d6b57"/><path d="M16 48V29a16 16 0 0 1 32 0v19" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"/><path d="M27 48V31a5 5 0 0 1 10 0v17z" fill="#fff"/></svg>`,
  northwind: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="28" fill="none" stroke="#1f5fa8" stroke-width="5"/><path d="M32 10 40 32H24z" fill="#1f5fa8"/><path d="M32 54 24 32h16z" fill="#a9c6e6"/></svg>`,
  contoso: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="24" cy="32" r="18" fill="none" stroke="#7a3fa0" stroke-width="6"/><circle cx="40" cy="32" r="18" fill="none" stroke="#c79be0" stroke-width="6"/><path d="M32 16a18 18 0 0 1 0 32" fill="none" stroke="#7a3fa0" stroke-width="6"/></svg>`,
  acme: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#0e7490" d="m28 4h8l2 8 6 3 7-4 6 6-4 7 2 6 8 2v8l-8 2-3 6 4 7-6 6-7-4-6 2-2 8h-8l-2-8-6-2-7 4-6-6 4-7-3-6-8-2v-8l8-2 3-6-4-7 6-6 7 4 5-3z"/><path d="M22 44 32 20l10 24" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><path d="M26 37h12" stroke="#fff" stroke-width="5"/></svg>`,
  globex: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 64"><circle cx="32" cy="32" r="27" fill="none" stroke="#8a5a00" stroke-width="7"/><path d="M5 32h54M32 5c-14 16-14 38 0 54M32 5c14 16 14 38 0 54" fill="none" stroke="#8a5a00" stroke-width="5"/><path d="M72 17h52v-9l30 24-30 24v-9H72l10-15z" fill="#d79a1e"/></svg>`,
  initech: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#10202c"/><path d="M25 19 12 32l13 13M39 19l13 13-13 13" fill="none" stroke="#7fd1ff" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><path d="m36 14-8 36" stroke="#fff" stroke-width="5" stroke-linecap="round"/></svg>`,
};

/** A data address, which the pages' Content-Security-Policy allows for pictures. Null: there is none. */
export function demoLogo(slug: string): string | null {
  const drawing = drawings[slug];
  return drawing === undefined ? null : `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
