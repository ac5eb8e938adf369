import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { setLanguage } from './i18n.ts';
import { languageOf } from './languages.ts';
import { t, Text } from './text.tsx';

afterAll(() => setLanguage('en'));

describe('a text', () => {
  it('is the message of the language, with what it was given', async () => {
    expect(t('device.on', { browser: 'Firefox', system: 'Linux' })).toBe('Firefox on Linux');
    await setLanguage('de');
    expect(t('device.on', { browser: 'Firefox', system: 'Linux' })).toBe('Firefox auf Linux');
  });

  it('counts as the language does', async () => {
    await setLanguage('de');
    expect(t('markdown.more', { shown: 1_000, all: 20_000 })).toBe('Mehr zeigen (1.000 von 20.000 zu sehen)');
    await setLanguage('en');
    expect(t('markdown.more', { shown: 1_000, all: 20_000 })).toBe('Show more (1,000 of 20,000 shown)');
  });

  it('keeps names of another direction from reordering what stands around them', async () => {
    await setLanguage('en');
    expect(t('device.on', { browser: 'فايرفوكس', system: 'Linux' })).toBe('\u2068فايرفوكس\u2069 on Linux');
    await setLanguage('ar');
    expect(t('device.on', { browser: 'Firefox', system: 'Linux' })).toBe('\u2068Firefox\u2069 على \u2068Linux\u2069');
  });

  it('has elements where the message has names, and reads nothing that people wrote as a tag', async () => {
    await setLanguage('en');
    const typed = '<link>no</link> {typed} \ue000typed\ue000';
    const parts = { link: () => 'a link' };
    expect(renderToStaticMarkup(<Text id="palette.nothing" values={{ typed }} parts={parts} />)).toBe(
      'Nothing here is called “<bdi>&lt;link&gt;no&lt;/link&gt; {typed} \ue000typed\ue000</bdi>”. Ask AI about it, or look further:',
    );
    expect(renderToStaticMarkup(<Text id="palette.nothing" values={{ typed: <b>x</b> }} />)).toContain('“<b>x</b>”');
  });
});

describe('a language', () => {
  it.each([
    ['de-AT', 'de'],
    ['AR', 'ar'],
    ['en-GB-oed', 'en'],
    ['fr', undefined],
    ['', undefined],
  ])('of the tag %j is %s', (tag, code) => {
    expect(languageOf(tag)).toBe(code);
  });
});
