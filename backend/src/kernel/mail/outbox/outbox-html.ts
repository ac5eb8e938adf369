import { escapeHtml } from '../../http/pages/page-head.ts';
import type { KeptMail } from './outbox-files.ts';

const style = `
:root { color-scheme: light dark; --page: #f5f4f1; --sheet: #fff; --line: #e0ddd7; --ink: #1c1b1a; --soft: #5f5c57; --link: #1d6b57; }
@media (prefers-color-scheme: dark) { :root { --page: #16181d; --sheet: #1e2128; --line: #343842; --ink: #f1efec; --soft: #b6b3ad; --link: #6fc7ae; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 1200px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 16px; margin: 0 0 8px; }
p { margin: 0 0 16px; max-width: 70ch; color: var(--soft); }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
ul { list-style: none; margin: 0; padding: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; }
li + li { border-top: 1px solid var(--line); }
li a { display: grid; gap: 2px 16px; grid-template-columns: minmax(0, 1fr) auto; padding: 12px 16px; color: inherit; text-decoration: none; }
li strong, li span { overflow-wrap: anywhere; }
li span, time, dt { color: var(--soft); font-size: 14px; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; margin: 0 0 24px; }
dd { margin: 0; overflow-wrap: anywhere; }
.parts { display: grid; gap: 24px; }
@media (min-width: 1000px) { .parts { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
iframe { width: 100%; height: 640px; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { margin: 0; padding: 16px; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, monospace; }
`;

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${content}</main></body></html>`;
}

const timeOf = ({ at }: KeptMail): string =>
  `<time datetime="${escapeHtml(at)}">${escapeHtml(at.slice(0, 19).replace('T', ' '))} UTC</time>`;

export function outboxPage(mails: readonly KeptMail[]): string {
  const rows = mails.map(
    (mail) =>
      `<li><a href="/outbox/${mail.id}"><strong dir="auto">${escapeHtml(mail.subject)}</strong>${timeOf(mail)}` +
      `<span>to ${escapeHtml(mail.to)}, from <bdi>${escapeHtml(mail.from.name)}</bdi></span></a></li>`,
  );
  const list = rows.length > 0 ? `<ul>${rows.join('')}</ul>` : '<p><strong>No mail yet.</strong></p>';
  return page(
    'Outbox',
    `<h1>Outbox</h1><p>Mails of this installation stay here, the newest 200, because no mail server is set up. ` +
      `SMTP_URL or SENDGRID_API_KEY sends them.</p>${list}`,
  );
}

export function mailPage(mail: KeptMail): string {
  const { from, to, subject, html, text, language } = mail;
  // Links open beside this page, since the frame may not leave it.
  const framed = html.replace(/<head[^>]*>/iu, (head) => `${head}<base target="_blank">`);
  return page(
    subject,
    `<p><a href="/outbox">All mails</a></p><h1 dir="auto">${escapeHtml(subject)}</h1><dl>` +
      `<dt>From</dt><dd><bdi>${escapeHtml(from.name)}</bdi> &lt;${escapeHtml(from.address)}&gt;</dd>` +
      `<dt>To</dt><dd>${escapeHtml(to)}</dd><dt>Language</dt><dd>${escapeHtml(language)}</dd><dt>Sent</dt><dd>${timeOf(mail)}</dd></dl>` +
      `<div class="parts"><section><h2>HTML</h2><iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" ` +
      `referrerpolicy="no-referrer" srcdoc="${escapeHtml(framed)}"></iframe></section>` +
      `<section><h2>Text</h2><pre dir="auto">${escapeHtml(text)}</pre></section></div>`,
  );
}
