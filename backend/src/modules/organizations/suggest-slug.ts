import anyAscii from 'any-ascii';
import { newId } from '../../kernel/db/id.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Maker, refused } from './create.ts';
import { findSlugObjection, type SlugObjection } from './store/organizations.ts';

/** As the contract allows. */
const [shortest, longest] = [3, 40];
/** What is put behind a slug that is taken, or too short. */
const endings = ['', '-group', '-2', '-3', '-4', '-5'];

/** Letters that any-ascii writes otherwise than those who use them: German umlauts, and the Arabic alif, which it leaves out. */
const letters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ا: 'a',
  أ: 'a',
  آ: 'a',
  إ: 'i',
  ى: 'a',
  ة: 'a',
};

/** A name in small Latin letters and digits: "Müller & Söhne" → `mueller-soehne`, "株式会社" → `zhushihuishe`. May be empty. */
export function slugOf(name: string): string {
  const spelled = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\p{L}/gu, (letter) => letters[letter] ?? letter);
  const words = anyAscii(spelled)
    .toLowerCase()
    .replaceAll(/['’`]/gu, '')
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  // Whole words, as far as they fit.
  const fitting = words.filter((_, at) => words.slice(0, at + 1).join('-').length <= longest);
  return fitting.length > 0 ? fitting.join('-') : (words[0] ?? '').slice(0, longest);
}

/** Why this maker may not take a slug now; null: they may. Only the registration itself decides. */
export async function objectionTo(
  kernel: Kernel,
  slug: string,
  maker: Maker['kind'],
): Promise<'taken' | SlugObjection | null> {
  if (await kernel.tenants.bySlug(slug)) return 'taken';
  // Within a tenant that does not exist: the question is asked across all of them, and reads no rows of one.
  const objection = await kernel.db.tenant(newId(), (tx) => findSlugObjection(tx, slug), { readOnly: true });
  return objection && refused[maker].includes(objection) ? objection : null;
}

/** A slug for a name that this maker may take; null where none of a few is. */
export async function suggestSlug(kernel: Kernel, name: string, maker: Maker['kind']): Promise<string | null> {
  const slug = slugOf(name);
  if (slug === '') return null;
  for (const ending of endings) {
    const wanted = slug.slice(0, longest - ending.length).replace(/-$/u, '') + ending;
    if (wanted.length >= shortest && !(await objectionTo(kernel, wanted, maker))) return wanted;
  }
  return null;
}
