import { readdirSync } from 'node:fs';
import { beforeAll } from 'vitest';
import { loadPageMessages, loadPaletteMessages, startI18n } from '../../frontend/src/lib/i18n/i18n.ts';

/** Every text of the pages, in English. */
beforeAll(async () => {
  await startI18n();
  await loadPaletteMessages();
  await Promise.all(readdirSync('frontend/src/features').map(loadPageMessages));
});
