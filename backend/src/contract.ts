/**
 * The types of the whole API, for the browser: `import type { Api } from '@atrium/backend/contract'`. Every module adds
 * one line.
 */
export type Api = object;

export type { Role } from './kernel/auth/actor.ts';
export type { ErrorCode } from './kernel/errors.ts';
