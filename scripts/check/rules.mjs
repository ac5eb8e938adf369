import path from 'node:path';

/**
 * The rules of the house that no linter knows. Each says where it applies and names what breaks it.
 *
 * @typedef {object} File
 * @property {string} name from the root of the checkout, with `/`
 * @property {string} text
 *
 * @typedef {object} Import
 * @property {string} from the file or package, files from the root of the checkout
 * @property {boolean} typeOnly
 */

const modulePath = /^backend\/src\/modules\/(?<module>[^/]+)\/(?<rest>.+)$/u;
const contractPath = /^backend\/src\/modules\/[^/]+\/contract\.ts$/u;
const testFile = /\.(?:test|bench|spec|fixture)\.tsx?$/u;

/** @type {((file: File, imports: Import[]) => string[])[]} */
const rules = [
  function short({ text }) {
    const lines = text.split('\n').length - 1;
    return lines > 400 ? [`has ${lines} lines; 400 is the end, most have a hundred: split it by what it does`] : [];
  },

  function finished({ text }) {
    const marks = text.match(
      /\b(?:TODO|FIXME|XXX)\b|@ts-(?:ignore|expect-error|nocheck)|\b(?:it|test|describe)\.(?:skip|only|todo)\b/gu,
    );
    return [...new Set(marks ?? [])].map((mark) => `holds "${mark}": finish it, or open an issue`);
  },

  function modulesMeetAtTheirIndex({ name }, imports) {
    const own = modulePath.exec(name)?.groups.module;
    if (!own || testFile.test(name)) return [];
    return imports
      .map(({ from }) => ({ from, to: modulePath.exec(from)?.groups }))
      .filter(({ to }) => to && to.module !== own && !['index.ts', 'contract.ts'].includes(to.rest))
      .map(({ from }) => `imports ${from}: of another module only its index.ts and contract.ts`);
  },

  function kernelKnowsNoModule({ name }, imports) {
    if (!name.startsWith('backend/src/kernel/') || testFile.test(name)) return [];
    return imports
      .filter(({ from }) => /^backend\/src\/modules(?:\/|\.ts$)/u.test(from))
      .map(({ from }) => `imports ${from}: the kernel must not know its modules`);
  },

  function sqlStandsInStores({ name }, imports) {
    if (!name.startsWith('backend/src/') || testFile.test(name)) return [];
    if (name.startsWith('backend/src/kernel/') || /^backend\/src\/modules\/[^/]+\/store(?:\.ts|\/)/u.test(name))
      return [];
    return imports
      .filter(({ from, typeOnly }) => ['slonik', 'pg'].includes(from) && !typeOnly)
      .map(({ from }) => `imports ${from}: SQL belongs in the module's store.ts`);
  },

  function contractsAreBrowserSafe({ name }, imports) {
    if (!contractPath.test(name)) return [];
    const allowed = ['zod', 'backend/src/kernel/http/contract.ts'];
    return imports
      .filter(({ from, typeOnly }) => !allowed.includes(from) && !typeOnly && !contractPath.test(from))
      .map(({ from }) => `imports ${from}: a contract imports zod, kernel/http/contract.ts and other contracts only`);
  },

  function browserShipsNoBackend({ name }, imports) {
    if (!name.startsWith('frontend/')) return [];
    return imports
      .filter(({ from, typeOnly }) => /^(?:@atrium\/backend|backend\/)/u.test(from) && !typeOnly)
      .map(({ from }) => `imports ${from} as code: from the backend only "import type"`);
  },

  function noBarrels({ name, text }) {
    const module = modulePath.exec(name)?.groups;
    const faults = [];
    if (/(?:^|\/)index\.tsx?$/u.test(name) && module?.rest !== 'index.ts') {
      faults.push('is a barrel: only a module has an index.ts');
    }
    if (/^export \* from/mu.test(text)) faults.push('says "export *": name what others may use');
    return faults;
  },
];

const importPattern =
  /^(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s+)?['"](?<from>[^'"]+)['"]|\bimport\(\s*['"](?<lazy>[^'"]+)['"]\s*\)/gmu;

/** @returns {Import[]} */
function importsOf({ name, text }) {
  return [...text.matchAll(importPattern)].map(({ groups }) => {
    const from = groups.from ?? groups.lazy;
    return {
      from: from.startsWith('.') ? path.posix.join(path.posix.dirname(name), from) : from,
      typeOnly: groups.type !== undefined,
    };
  });
}

/** Every fault of one file, as `name: what is wrong`. @param {File} file @returns {string[]} */
export function faultsOf(file) {
  const imports = importsOf(file);
  return rules.flatMap((rule) => rule(file, imports)).map((fault) => `${file.name}: ${fault}`);
}
