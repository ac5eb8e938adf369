import { importsOf } from './imports.mjs';

/**
 * The rules of the code that no linter knows. Each says where it applies and names what breaks it.
 *
 * @typedef {object} File
 * @property {string} name from the root of the checkout, with `/`
 * @property {string} text
 *
 * @typedef {import('./imports.mjs').Import} Import
 */

const modulePath = /^backend\/src\/modules\/(?<module>[^/]+)\/(?<rest>.+)$/u;
const contractPath = /^backend\/src\/modules\/[^/]+\/contract\.ts$/u;
const storePath = /^backend\/src\/modules\/[^/]+\/store(?:\.ts$|\/)/u;
const testFile = /\.(?:test|bench|spec|fixture)\.tsx?$/u;

/** Exports slonik's `sql` tag. */
const sqlTag = 'backend/src/kernel/db/sql.ts';
/** `export { sql }`, `export * from 'slonik'`, `export { sql as query } from '…/db/sql.ts'`, `export const query = sql`. */
const exportsSqlTag =
  /^\s*export\s+(?:\{[^}]*\bsql\b|[^;=]*\bfrom\s+['"](?:slonik|[^'"]*\/db\/sql\.ts)['"]|(?:default|const\s+\w+\s*=)\s+sql\s*;)/mu;
/** Exports the types of transactions, and no way to open one. */
const databaseTypes = 'backend/src/kernel/db/database.ts';
/** What a module may import of `kernel/db`; `sqlStandsInStores` says where the tag may be. */
const forModules = new Set(
  ['cursor', 'id', 'sql', 'sql-errors', 'storable'].map((file) => `backend/src/kernel/db/${file}.ts`),
);

function opensConnections(/** @type {string} */ from) {
  if (from === 'backend/src/kernel/create.ts') return true;
  return from.startsWith('backend/src/kernel/db/') && !forModules.has(from);
}

/** Files of modules that work across organizations, each with its reason. A row here is a decision for a security review. */
const systemLoginUsers = new Map([
  ['backend/src/modules/conversations/answers/answers.ts', 'renews the leases of all answers that this process writes'],
  ['backend/src/modules/organizations/create.ts', 'approves an organization before its row exists'],
  [
    'backend/src/modules/organizations/directory.ts',
    'lists every organization to the operator: names, states and sums',
  ],
  ['backend/src/modules/usage/unconfirmed.ts', 'sets what organizations that nobody has confirmed may use in a day'],
  ['backend/src/modules/usage/sweeper.ts', 'finds abandoned reservations of every organization'],
]);
/** A call of `as`, however the database is named; `as` taken out of it; or the name of a login as a string. */
const usesSystemLogin =
  /\.\s*as\s*(?:<[^()]*>\s*)?\(|\[\s*['"`]as['"`]\s*\]|\{[^{}]*\bas\b\s*(?:[:,][^{}]*)?\}\s*[:=]|['"`]atrium_(?:operator|relay|resolver)\b/u;

/** Texts that a page would show in one language only; `react/jsx-no-literals` finds those between tags. */
const literalTexts = [
  // Attributes that are read or shown: a word with a capital, or several words.
  /\b(?:aria-\w+|title|placeholder|alt|label|visibleLabel|heading|hint|description|action|cancel)=\{?(?:"(?:\p{Lu}|[^"=/]*\p{L} \p{L})[^"]*"|'(?:\p{Lu}|[^'=/]*\p{L} \p{L})[^']*'|`[^`]*\p{L} [^`]*`)/gu,
  // Properties of the same names, e.g. of an option or a toast's action.
  /\b(?:title|placeholder|label|heading|hint|description|message): ?(?:'\p{Lu}[^']*'|`[^`]*\p{L} [^`]*`)/gu,
  /\b(?:toast|usePageTitle)\(\s*['"`]/gu,
];

/**
 * The layers of the front end, each with those that it may import. `app` includes `main.tsx`.
 *
 * @type {Record<string, string[]>}
 */
const frontendLayers = {
  app: ['app', 'features', 'ui', 'api', 'lib'],
  features: ['features', 'ui', 'api', 'lib'],
  ui: ['ui', 'api', 'lib'],
  api: ['api', 'lib'],
  lib: ['lib'],
};

function frontendLayerOf(/** @type {string} */ name) {
  if (/^frontend\/src\/main(?:\.tsx)?$/u.test(name)) return 'app';
  return /^frontend\/src\/(?<layer>app|features|ui|api|lib)(?:\/|$)/u.exec(name)?.groups?.layer;
}

/** Of a file or folder in `features`; `rest` is undefined for the folder of a feature. */
const featurePath = /^frontend\/src\/features\/(?<feature>[^/]+)(?:\/(?<rest>.+))?$/u;

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
    const own = modulePath.exec(name)?.groups?.module;
    if (!own || testFile.test(name)) return [];
    return imports
      .map(({ from }) => ({ from, to: modulePath.exec(from)?.groups }))
      .filter(({ to }) => to && to.module !== own && !['index.ts', 'contract.ts'].includes(to.rest ?? ''))
      .map(({ from }) => `imports ${from}: of another module only its index.ts and contract.ts`);
  },

  function kernelKnowsNoModule({ name }, imports) {
    if (!name.startsWith('backend/src/kernel/') || testFile.test(name)) return [];
    return imports
      .filter(({ from }) => /^backend\/src\/modules(?:\/|\.ts$)/u.test(from))
      .map(({ from }) => `imports ${from}: the kernel must not know its modules`);
  },

  function sqlStandsInStores({ name, text }, imports) {
    if (!name.startsWith('backend/src/') || testFile.test(name)) return [];
    if (name.startsWith('backend/src/kernel/')) return [];
    if (storePath.test(name)) {
      return exportsSqlTag.test(text) ? ['exports the sql tag: others would write SQL with it'] : [];
    }
    return imports
      .filter(({ from, typeOnly }) => [sqlTag, 'slonik', 'pg'].includes(from) && !typeOnly)
      .map(({ from }) => `imports ${from}: SQL belongs in the module's store.ts`);
  },

  function modulesOpenNoConnection({ name }, imports) {
    if (!modulePath.test(name) || testFile.test(name)) return [];
    return imports
      .filter(({ from, typeOnly }) => opensConnections(from) && !(typeOnly && from === databaseTypes))
      .map(({ from }) => `imports ${from}: a module works in the transactions of kernel.db and opens no connection`);
  },

  function systemLoginsAreNamed({ name, text }) {
    if (!modulePath.test(name) || testFile.test(name) || systemLoginUsers.has(name)) return [];
    return usesSystemLogin.test(text)
      ? [
          'uses a login of the system (db.as), which is bound to no organization: see systemLoginUsers in scripts/check/rules.mjs',
        ]
      : [];
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

  function frontendLayersPointDown({ name }, imports) {
    if (!/^frontend\/src\/.*\.tsx?$/u.test(name)) return [];
    const layer = frontendLayerOf(name);
    if (!layer) return [`belongs to no layer: the front end has ${Object.keys(frontendLayers).join(', ')}`];
    const allowed = frontendLayers[layer] ?? [];
    return imports
      .filter(({ from }) => from.startsWith('frontend/') && !allowed.includes(frontendLayerOf(from) ?? ''))
      .map(({ from }) => `imports ${from}: ${layer} may import ${allowed.join(', ')} only, types too`);
  },

  function featuresMeetAtTheirIndex({ name }, imports) {
    if (!name.startsWith('frontend/src/')) return [];
    const own = featurePath.exec(name)?.groups?.feature;
    // The app reads what a feature has for who is not signed in apart from the rest of it, which comes with the shell.
    const ways = name.startsWith('frontend/src/app/') ? ['index.tsx', 'public.ts'] : ['index.tsx'];
    return imports
      .map(({ from }) => ({ from, to: featurePath.exec(from)?.groups }))
      .filter(({ to }) => to && to.feature !== own && !ways.includes(to.rest ?? ''))
      .map(({ from }) => `imports ${from}: of another feature only its index.tsx, types too`);
  },

  function textsAreMessages({ name, text }) {
    if (!/^frontend\/src\/.*\.tsx?$/u.test(name) || testFile.test(name) || /\/messages\/\w+\.ts$/u.test(name))
      return [];
    const code = text.replaceAll(/^\s*(?:\/?\*|\/\/).*$/gmu, '');
    return literalTexts
      .flatMap((pattern) => [...code.matchAll(pattern)])
      .map(([found]) => `says ${found.trim()} itself: texts are messages (lib/i18n/text.tsx), in every language`);
  },

  function noBarrels({ name, text }) {
    const module = modulePath.exec(name)?.groups;
    const faults = [];
    const isEntry = module?.rest === 'index.ts' || featurePath.exec(name)?.groups?.rest === 'index.tsx';
    if (/(?:^|\/)index\.tsx?$/u.test(name) && !isEntry) {
      faults.push('is a barrel: only a module has an index.ts, and a feature an index.tsx');
    }
    if (/^export \* from/mu.test(text)) faults.push('says "export *": name what others may use');
    return faults;
  },
];

/** Every fault of one file, as `name: what is wrong`. @param {File} file @returns {string[]} */
export function faultsOf(file) {
  const imports = importsOf(file);
  return rules.flatMap((rule) => rule(file, imports)).map((fault) => `${file.name}: ${fault}`);
}
