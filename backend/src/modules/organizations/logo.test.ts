import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
beforeAll(async () => {
  app = await startApp();
  acme = await registerTenant(app);
});
afterAll(() => app.close());

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function header(width: number, height: number): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk('IHDR', data);
}

const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 29, 107, 87, 255])));
const end = chunk('IEND', Buffer.alloc(0));
const png = Buffer.concat([signature, header(1, 1), pixels, end]);

const upload = (bytes: Buffer, tenant = acme) => {
  const logo_url = `data:image/png;base64,${bytes.toString('base64')}`;
  return tenant.owner.api('PATCH /organization', { body: { branding: { logo_url } } });
};
const load = (url: string, tenant = acme) => fetch(`${app.origin}${url}`, { headers: { 'x-tenant': tenant.slug } });

describe('a logo that an owner uploads', () => {
  it('is shown to everybody, under an address that browsers may keep', async () => {
    const { status, data } = await upload(png);
    expect(status).toBe(200);
    expect(data.branding.logo_url).toMatch(/^\/api\/v1\/organization\/logos\/[0-9a-f-]{36}$/);
    const response = await load(data.branding.logo_url ?? '');
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
    expect((await acme.owner.api('GET /auth/me')).data.organization.branding.logo_url).toBe(data.branding.logo_url);
  });

  it('is gone when it is replaced or removed', async () => {
    const first = (await upload(png)).data.branding.logo_url ?? '';
    const second = (await upload(png)).data.branding.logo_url ?? '';
    expect([(await load(first)).status, (await load(second)).status]).toEqual([404, 200]);
    const change = { body: { branding: { logo_url: null } } };
    expect((await acme.owner.api('PATCH /organization', change)).data.branding.logo_url).toBeNull();
    expect((await load(second)).status).toBe(404);
  });

  it('stays when something else of the brand is changed', async () => {
    const { logo_url } = (await upload(png)).data.branding;
    const change = { body: { branding: { primary_color: '#1f5fa8' } } };
    expect((await acme.owner.api('PATCH /organization', change)).data.branding.logo_url).toBe(logo_url);
    expect((await load(logo_url ?? '')).status).toBe(200);
  });

  it('loses what tells of where it comes from, and what stands behind its end', async () => {
    const place = chunk('tEXt', Buffer.from('GPS\0 48.1, 11.5'));
    const bytes = Buffer.concat([signature, header(1, 1), place, pixels, end, Buffer.from('<script>')]);
    const { logo_url } = (await upload(bytes)).data.branding;
    expect(Buffer.from(await (await load(logo_url ?? '')).arrayBuffer())).toEqual(png);
  });

  it('is not there at the portal of another company', async () => {
    const { logo_url } = (await upload(png)).data.branding;
    expect((await load(logo_url ?? '', await registerTenant(app))).status).toBe(404);
  });

  it('does not stand in the trail as bytes', async () => {
    await upload(png);
    const { data } = await acme.owner.api('GET /audit-entries');
    expect(JSON.stringify(data)).not.toContain('base64');
  });
});

describe('what is no logo', () => {
  const broken = Buffer.from(png);
  broken.writeUInt8(broken.readUInt8(45) ^ 1, 45);
  it.each([
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a PNG with a flipped bit', broken],
    ['a PNG that was cut off', png.subarray(0, -6)],
    ['a PNG without pixels', Buffer.concat([signature, header(1, 1), end])],
    ['a PNG whose size comes second', Buffer.concat([signature, pixels, header(1, 1), end])],
    ['a PNG that unpacks to a wall', Buffer.concat([signature, header(60_000, 60_000), pixels, end])],
    ['a PNG whose chunk is longer than all', Buffer.concat([signature, Buffer.from('ffffffff49484452', 'hex')])],
  ])('%s is refused at its field', async (_, bytes) => {
    const { status, error } = await upload(bytes);
    expect([status, Object.keys(error?.fields ?? {})]).toEqual([422, ['branding.logo_url']]);
  });

  it.each([
    'data:image/svg+xml;base64,PHN2Zy8+',
    'data:text/html;base64,PHN2Zy8+',
    'data:image/png;base64,@@@@',
    '/api/v1/organization/logos/01a1fc4f-03c7-7300-81ea-d79d1101aa60',
  ])('nor does the address %s do', async (logo_url) => {
    const { status } = await acme.owner.api('PATCH /organization', { body: { branding: { logo_url } } });
    expect(status).toBe(422);
  });
});
