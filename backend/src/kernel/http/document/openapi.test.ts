import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allModules, startApp, type TestApp } from '../../../../../tests/support/app.ts';
import type { OpenApi } from './openapi.ts';

let app: TestApp;
let document: OpenApi;
beforeAll(async () => {
  app = await startApp();
  const response = await fetch(`${app.origin}/api/v1/openapi.json`);
  document = (await response.json()) as OpenApi;
});
afterAll(() => app.close());

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate({ ...structuredClone(document) });
    expect(result.errors ?? []).toEqual([]);
    expect(validator.version).toBe('3.1');
  });

  test('names every route once, with its own operation id', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const bound = allModules.flatMap(({ contract }) =>
      Object.keys(contract).map((key) => key.replaceAll(/:(\w+)/g, '{$1}')),
    );
    expect(documented.sort()).toEqual(bound.sort());
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('resolves every reference it makes', () => {
    const refs = new Set(JSON.stringify(document).match(/#\/components\/schemas\/\w+/g));
    for (const ref of refs) expect(document.components.schemas).toHaveProperty(ref.split('/').at(-1) ?? '');
  });

  test('says for every path parameter where it stands, and for every operation how it can fail', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
      for (const operation of Object.values(methods)) {
        const stated = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
        expect(stated.sort()).toEqual(names.sort());
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['422', '429', '500']));
        expect(operation.summary.length).toBeGreaterThan(3);
      }
    }
  });

  test('can be read on a page without a script, under a policy that allows none', async () => {
    const response = await fetch(`${app.origin}/api/v1/docs`);
    const html = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'nonce-[^']+'; frame/,
    );
    expect(html).not.toMatch(/<script| style="|(?:src|href)="https?:/);
    for (const path of Object.keys(document.paths)) expect(html).toContain(`>${path}<`);
  });
});
