import { describe, expect, test } from 'vitest';
import { formatFor } from '../format.ts';
import type { MailContent } from '../mail-type.ts';
import { brandLook } from './brand-look.ts';
import { renderMail } from './render.ts';
import { senderName } from './sender-name.ts';

const branding = { logo_url: null, favicon_url: null, primary_color: null };
const tenant = { name: 'Möbelhaus <Ünal>', branding };
const portal = 'https://moebel.example.com';
const content: MailContent = {
  subject: 'Invitation\r\nBcc: everybody@example.com',
  heading: 'You are invited',
  paragraphs: ['Ann & Bob <script>alert(1)</script> invite you.'],
  action: { label: 'Accept', url: `${portal}/invitation#token=abc` },
  notes: ['Seven days.'],
};

describe('a rendered mail', () => {
  test('has the same text twice, as HTML and plain, and loads nothing', () => {
    const { html, text } = renderMail(content, tenant, 'en', portal);
    expect(html).toContain('Ann &amp; Bob &lt;script&gt;alert(1)&lt;/script&gt; invite you.');
    expect(html).toContain('<html dir="ltr" lang="en">');
    expect(html).not.toMatch(/<(?:img|link|script)|url\(|@import/u);
    expect(text).toBe(
      'You are invited\n\nAnn & Bob <script>alert(1)</script> invite you.\n\nAccept:\n' +
        `${portal}/invitation#token=abc\n\nSeven days.\n\n-- \nMöbelhaus <Ünal>\n${portal}`,
    );
  });

  test('reads from right to left in Arabic', () => {
    const { html } = renderMail(content, tenant, 'ar', portal);
    expect(html).toContain('<html dir="rtl" lang="ar">');
    expect(html).toContain('text-align:right');
    expect(html).not.toContain('text-align:left');
  });

  test('shows a logo that a mail program can load, and the name otherwise', () => {
    const of = (logo_url: string) =>
      renderMail(content, { name: 'Acme', branding: { ...branding, logo_url } }, 'en', portal).html;
    expect(of('https://cdn.example.com/logo.png')).toContain('src="https://cdn.example.com/logo.png"');
    expect(of('/api/v1/organization/logos/1')).toContain(`src="${portal}/api/v1/organization/logos/1"`);
    for (const logo of [
      'data:image/png;base64,AA',
      'http://example.com/a.png',
      '//example.com/a.png',
      'javascript:alert(1)',
    ])
      expect(of(logo)).not.toContain('<img');
  });

  test('begins no other header, whatever a subject holds', () => {
    expect(renderMail(content, tenant, 'en', portal).subject).toBe('Invitation Bcc: everybody@example.com');
  });
});

test.each([
  ['#f2e205', '#000000', '#767676'],
  ['#ffffff', '#000000', '#767676'],
  ['#1d6b57', '#ffffff', '#1d6b57'],
  ['#0e7490', '#ffffff', '#0e7490'],
  ['red', '#ffffff', '#1d6b57'],
])('a button in %s has readable text and an edge that is seen', (primary_color, onFill, edge) => {
  expect(brandLook({ name: 'Acme', branding: { ...branding, primary_color } }, portal)).toMatchObject({ onFill, edge });
});

test.each([
  ['Möbelhaus Ünal', 'Möbelhaus Ünal'],
  ['"Acme" <ceo@bank.com>', 'Acme ceo bank.com'],
  ['Acme\r\nBcc: all@example.com', 'Acme Bcc all example.com'],
  ['Acme\u202Emoc.knab', 'Acmemoc.knab'],
  ['شركة ميونخ', 'شركة ميونخ'],
  ['<>"\u200b', ''],
  ['a'.repeat(300), 'a'.repeat(100)],
])('the sender %j is called %j', (name, shown) => {
  expect(senderName(name)).toBe(shown);
});

test('a name that runs against the text around it is isolated', () => {
  expect(formatFor('en', 'en').name('شركة')).toBe('\u2068شركة\u2069');
  expect(formatFor('en', 'en').name('Acme')).toBe('Acme');
  expect(formatFor('ar', 'ar').name('Acme')).toBe('\u2068Acme\u2069');
  expect(formatFor('de-AT', 'de').day('2026-11-28T23:59:00Z')).toBe('Samstag, 28. November 2026');
  expect(formatFor('en-too-long', 'en').day('2026-01-01T00:00:00Z')).toBe('Thursday, January 1, 2026');
});
