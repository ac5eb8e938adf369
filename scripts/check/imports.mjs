import path from 'node:path';

/**
 * @typedef {object} Import
 * @property {string} from the file or package; files from the root of the checkout, with `/`
 * @property {boolean} typeOnly `import type` and `export type … from`; false for `import('…')` in a type, too
 */

/** Static imports, `export … from`, `import('…')` in code and in types, and Vite's `import.meta.glob('…')`. */
const pattern =
  /^[ \t]*(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s+)?['"](?<from>[^'"]+)['"]|\bimport(?:\.meta\.glob(?:<[^>]*>)?)?\(\s*(?:\/\*[^]*?\*\/\s*)?\[?\s*['"`](?<lazy>[^'"`]+)['"`]/gmu;

/** Ways to write `frontend/src/` without dots: the workspace's name, Vite's root, and the aliases that bundlers are given. */
const frontendAlias = /^(?:@atrium\/frontend\/src|\/src|src|[@~#])\//u;

/** @param {{ name: string, text: string }} file @returns {Import[]} */
export function importsOf({ name, text }) {
  return [...text.matchAll(pattern)].map(({ groups: { from, lazy, type } = {} }) => ({
    from: resolve(name, from ?? lazy ?? ''),
    typeOnly: type !== undefined,
  }));
}

/**
 * @param {string} name of the file that imports
 * @param {string} from as it stands there
 */
function resolve(name, from) {
  if (/^\.{1,2}(?:\/|$)/u.test(from)) return path.posix.join(path.posix.dirname(name), from);
  return name.startsWith('frontend/') ? from.replace(frontendAlias, 'frontend/src/') : from;
}
