import type { kernelErrors } from '../errors.ts';

type KernelErrors = typeof kernelErrors;

/**
 * All routes of the API by key, for the browser: `import type { Api } from '@atrium/backend/api'`. The contract of each module
 * adds its own by declaration merging.
 */
export interface Api {}

/** All error codes, as keys. Extended like `Api`. */
export interface ErrorCodes extends KernelErrors {}

export type ErrorCode = keyof ErrorCodes;

export type { Role } from '../auth/actor.ts';
