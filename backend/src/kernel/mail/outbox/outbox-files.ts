import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newId } from '../../db/id.ts';

const keptMail = z.object({
  /** In the order of sending. */
  id: z.string(),
  at: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  language: z.string(),
});
export type KeptMail = z.infer<typeof keptMail>;

/** How many mails are kept; the oldest go. */
const most = 200;
/** Characters of the HTML and of the text that are kept. */
const longest = 500_000;

/** The mails of the local outbox: a file each below `DATA_DIR`, readable by its owner only, since mails hold links that let in. */
export interface OutboxFiles {
  keep(mail: Omit<KeptMail, 'id' | 'at'>): Promise<string>;
  /** Newest first. */
  list(): Promise<readonly KeptMail[]>;
  find(id: string): Promise<KeptMail | null>;
}

const named = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function openOutbox(dataDir: string): OutboxFiles {
  const folder = join(dataDir, 'outbox');
  const fileOf = (id: string) => join(folder, `${id}.json`);

  /** Newest first: the ids are UUIDv7. */
  async function ids(): Promise<string[]> {
    const names = await readdir(folder).catch(none);
    return names
      .map((name) => name.replace(/\.json$/u, ''))
      .filter((id) => named.test(id))
      .toSorted()
      .toReversed();
  }

  async function read(id: string): Promise<KeptMail | null> {
    const text = await readFile(fileOf(id), 'utf8').catch(none);
    return typeof text === 'string' ? keptMail.parse(JSON.parse(text)) : null;
  }

  return {
    async keep(mail) {
      const id = newId();
      const kept = { ...mail, html: mail.html.slice(0, longest), text: mail.text.slice(0, longest) };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Under another name until it is whole.
      const unfinished = join(folder, `.${id}`);
      await writeFile(unfinished, JSON.stringify({ id, at: new Date().toISOString(), ...kept }), { mode: 0o600 });
      await rename(unfinished, fileOf(id));
      await Promise.all((await ids()).slice(most).map((old) => rm(fileOf(old), { force: true })));
      return id;
    },
    async list() {
      const mails = await Promise.all((await ids()).slice(0, most).map(read));
      return mails.filter((mail) => mail !== null);
    },
    find: async (id) => (named.test(id) ? read(id) : null),
  };
}

/** Nothing was kept yet, or it has gone meanwhile. @throws what else is wrong with the folder */
function none(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
