import { readFileSync } from 'node:fs';
import type { OpenApi, Operation } from './openapi.ts';
import type { JsonSchema } from './openapi-schemas.ts';
import { escapeHtml } from '../pages/page-head.ts';

const css = readFileSync(new URL('docs-page.css', import.meta.url), 'utf8');

/** HTML of text with `code` in it. */
function prose(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

/** A short description of a schema: `string, uuid`, `one of a, b`. */
function kind(schema: JsonSchema): string {
  const { type, format, minimum, maximum } = schema;
  if (Array.isArray(schema['enum'])) return `one of ${schema['enum'].join(', ')}`;
  const name = Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : 'any';
  const ends = [minimum, maximum].map((end) => (typeof end === 'number' ? String(end) : ''));
  const range = ends.some(Boolean) ? ends.join('–') : '';
  const fallback = 'default' in schema ? `default ${JSON.stringify(schema['default'])}` : '';
  return [name, format, range, fallback].filter(Boolean).join(', ');
}

function part(title: string, html: string): string {
  return html && `<h4 class="part">${title}</h4>${html}`;
}

function parameters(operation: Operation): string {
  const rows = operation.parameters.map(({ name, in: where, required, description, schema }) => {
    const says = [where, required ? 'required' : '', kind(schema)].filter(Boolean).join(' · ');
    return `<dt><code>${escapeHtml(name)}</code></dt><dd>${escapeHtml(says)}${description ? `<br>${prose(description)}` : ''}</dd>`;
  });
  return rows.length > 0 ? `<dl>${rows.join('')}</dl>` : '';
}

function json(value: unknown): string {
  return value === undefined ? '' : `<pre tabindex="0">${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;
}

function failures(operation: Operation): string {
  const rows = Object.entries(operation.responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, { description }]) => `<dt>${status}</dt><dd>${prose(description).replaceAll('\n\n', '<br>')}</dd>`);
  return `<dl>${rows.join('')}</dl>`;
}

function article(method: string, path: string, operation: Operation): string {
  const success = Object.values(operation.responses)[0]?.content?.['application/json'];
  return `<article><details><summary>
    <span class="method ${method}">${method.toUpperCase()}</span>
    <code class="path">${escapeHtml(path)}</code>
    <span class="says">${prose(operation.summary)}</span></summary>
    <div class="detail" id="${operation.operationId}">
    ${operation.description ? `<p class="prose">${prose(operation.description)}</p>` : ''}
    ${part('Parameters', parameters(operation))}
    ${part('Body', json(operation.requestBody?.content['application/json']?.example))}
    ${part('Response', json(success?.['example']))}
    ${part('Errors', failures(operation))}
    </div></details></article>`;
}

/** @param name of the portal */
type DocsPage = (name: string, nonce: string) => string;

/** The HTML page of the document: no script, readable on a phone. Written once; name and nonce are inserted. */
export function docsPage(document: OpenApi): DocsPage {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const sections = [...Map.groupBy(operations, ({ operation }) => operation.tags[0] ?? '')];
  const menu = sections
    .map(
      ([tag, found]) =>
        `<h2>${escapeHtml(tag)}</h2>${found
          .map(({ operation }) => `<a href="#${operation.operationId}">${prose(operation.summary)}</a>`)
          .join('')}`,
    )
    .join('');
  const body = sections
    .map(
      ([tag, found]) =>
        `<section><h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>${found
          .map(({ method, path, operation }) => article(method, path, operation))
          .join('')}</section>`,
    )
    .join('');
  const description = prose(String(document.info['description']));
  return (name, nonce) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(name)} API</title><style nonce="${nonce}">${css}</style></head>
<body><div class="frame"><nav aria-label="Routes">${menu}</nav>
<main><h1>${escapeHtml(name)} API</h1>
<p class="prose">${description} The same, for programs: <a href="openapi.json">openapi.json</a>.
Every path below stands after <code>/api/v1</code>.</p>
${body}</main></div></body></html>`;
}
