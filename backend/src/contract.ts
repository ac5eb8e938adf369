/**
 * The types of the whole API, for the browser: `import type { Api } from '@atrium/backend/contract'`. Every module adds
 * one line.
 */
export type Api = object;
