import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { languageCodes, type MessageSections } from './src/lib/i18n/languages.ts';

const source = join(import.meta.dirname, 'src');

/** Folders with messages, by the name of their room. */
function findRooms(): Map<string, string> {
  const features = readdirSync(join(source, 'features')).map((name) => `features/${name}`);
  const folders = ['lib', 'api', 'ui', 'app', ...features].map(
    (room) => [room, join(source, room, 'messages')] as const,
  );
  return new Map(folders.filter(([, folder]) => existsSync(folder)));
}

/** @param version tells a changed file from the one before: Node keeps a module for as long as it runs */
async function readMessages(folder: string, language: string, version = ''): Promise<MessageSections> {
  const url = pathToFileURL(join(folder, `${language}.ts`)).href + version;
  return ((await import(url)) as { messages: MessageSections }).messages;
}

/** As the browser needs them: nothing is parsed there. @throws for what is no ICU MessageFormat */
function compile(texts: Readonly<Record<string, string>>, where: string): string {
  const compiled = Object.entries(texts).map(([id, message]) => {
    try {
      return [id, compileMessageOrThrow(message)];
    } catch (cause) {
      throw new Error(`${where}: ${id} is no ICU message: ${message}`, { cause });
    }
  });
  return `export default ${JSON.stringify(Object.fromEntries(compiled))};`;
}

type Token = ReturnType<typeof compileMessageOrThrow>[number];

/** What the check of all languages needs of a message: the names in it, and for each plural the categories that it has. */
export interface MessageFacts {
  readonly names: readonly string[];
  readonly pluralForms: readonly (readonly string[])[];
}

function factsOf(tokens: readonly Token[]): MessageFacts {
  const names = new Set<string>();
  const pluralForms: string[][] = [];
  const visit = (token: Token): void => {
    if (typeof token === 'string') return;
    const [name, type, choices] = token;
    names.add(name);
    if (typeof choices !== 'object' || choices === null) return;
    if (type === 'plural') pluralForms.push(Object.keys(choices));
    for (const choice of Object.values(choices)) if (Array.isArray(choice)) (choice as Token[]).forEach(visit);
  };
  tokens.forEach(visit);
  return { names: [...names].toSorted(), pluralForms };
}

/** Every message of one language, by id. @throws for what is no ICU MessageFormat */
export async function readAllMessages(language: string): Promise<ReadonlyMap<string, MessageFacts>> {
  const all = await Promise.all([...findRooms().values()].map((folder) => readMessages(folder, language)));
  const texts = all.flatMap(({ shell, page, palette }) => Object.entries({ ...shell, ...page, ...palette }));
  return new Map(texts.map(([id, message]) => [id, factsOf(compileMessageOrThrow(message))]));
}

/**
 * `virtual:messages`: for every language a function that loads the `shell` sections of all rooms, in one chunk, one that loads
 * their `palette` sections, and for every feature and language one that loads its `page` section. A room is a layer or a feature with a folder `messages`, with a
 * file for each language.
 */
export function messages(): Plugin {
  const prefix = 'virtual:messages';
  return {
    name: 'messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const [section, language = '', room = ''] = id.slice(prefix.length + 2).split(':');
      const rooms = findRooms();
      if (!section) return listChunks([...rooms.keys()]);
      const folders = section === 'page' ? [rooms.get(room) ?? ''] : [...rooms.values()];
      const found: Record<string, string> = {};
      for (const folder of folders) {
        const file = join(folder, `${language}.ts`);
        this.addWatchFile(file);
        const sections = await readMessages(folder, language, `?${statSync(file).mtimeMs}`);
        Object.assign(found, sections[section as keyof MessageSections]);
      }
      return compile(found, `${room || section} (${language})`);
    },
    hotUpdate({ file, server }) {
      if (!/\/messages\/\w+\.ts$/u.test(file) || relative(source, file).startsWith('..')) return undefined;
      for (const module of server.moduleGraph.idToModuleMap.values()) {
        if (module.id?.startsWith(`\0${prefix}`)) server.moduleGraph.invalidateModule(module);
      }
      server.ws.send({ type: 'full-reload' });
      return [];
    },
  };

  function listChunks(rooms: readonly string[]): string {
    const chunk = (section: string, language: string, room = '') =>
      `() => import(${JSON.stringify([prefix, section, language, room].join(':'))})`;
    const byLanguage = (of: (language: string) => string) =>
      `{ ${languageCodes.map((language) => `${language}: ${of(language)}`).join(', ')} }`;
    const features = rooms.filter((room) => room.startsWith('features/'));
    const pages = features.map(
      (room) => `${JSON.stringify(room.slice('features/'.length))}: ${byLanguage((code) => chunk('page', code, room))}`,
    );
    const ofAllRooms = ['shell', 'palette'].map(
      (section) => `export const ${section} = ${byLanguage((code) => chunk(section, code))};`,
    );
    return [...ofAllRooms, `export const pages = { ${pages.join(', ')} };`].join('\n');
  }
}
