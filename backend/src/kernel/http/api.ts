import type { kernelErrors } from '../errors.ts';

type KernelErrors = typeof kernelErrors;

/**
 * The routes of the whole API by key, for the browser: `import type { Api } from '@atrium/backend/api'`. The contract of each
 * module adds its own by declaration merging, so a new module is typed as soon as its file is there.
 */
export interface Api {}

/** Every code of an error, as a key. Grows like `Api`. */
export interface ErrorCodes extends KernelErrors {}

export type ErrorCode = keyof ErrorCodes;

export type { Role } from '../auth/actor.ts';
