import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, wherever the command was typed. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/u, '');

/** Where npm puts the programs of the packages, `node` 24 among them. */
export const programs = path.join(root, 'node_modules/.bin');

/** What the tools may forget: locks, caches, the state of the type checks. */
export const cache = path.join(root, '.cache');
