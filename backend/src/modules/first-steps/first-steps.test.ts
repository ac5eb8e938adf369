import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { addMember, registerTenant, type TestMember } from '../../../../tests/support/tenants.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const doneBy = async ({ api }: Pick<TestMember, 'api'>) =>
  (await api('GET /first-steps')).data.steps.filter(({ done }) => done).map(({ id }) => id);

it('a new portal has everything before it, and each step is done when it is done', async () => {
  const { owner, ...tenant } = await registerTenant(app);
  const { data } = await owner.api('GET /first-steps');
  expect(data.visibility).toBe('shown');
  expect(data.steps.map(({ id, done }) => [id, done])).toEqual([
    ['brand', false],
    ['people', false],
    ['model', false],
    ['chat', false],
  ]);

  await owner.api('PATCH /organization', { body: { branding: { primary_color: '#1f5fa8' } } });
  expect(await doneBy(owner)).toEqual(['brand']);
  const admin = await addMember(app, { ...tenant, owner }, 'admin');
  expect(await doneBy(owner)).toEqual(['brand', 'people']);
  await owner.api('POST /conversations', { body: {} });
  expect(await doneBy(owner)).toEqual(['brand', 'people', 'chat']);
  // What somebody else asks is theirs: it does not show here.
  expect(await doneBy(admin)).toEqual(['brand', 'people']);
});

it('whoever manages the portal puts the list away for all who do, and takes that back', async () => {
  const tenant = await registerTenant(app);
  const admin = await addMember(app, tenant, 'admin');
  const put = (visibility: 'shown' | 'dismissed') => admin.api('PUT /first-steps/visibility', { body: { visibility } });
  expect((await put('dismissed')).data).toEqual({ visibility: 'dismissed' });
  expect((await tenant.owner.api('GET /first-steps')).data.visibility).toBe('dismissed');
  const { data: trail } = await tenant.owner.api('GET /audit-entries');
  expect(trail[0]).toMatchObject({ action: 'organization.updated', after: { settings: { first_steps: 'dismissed' } } });
  await put('shown');
  expect((await tenant.owner.api('GET /first-steps')).data.visibility).toBe('shown');
});

it.each(['agent', 'member', 'client'] as const)('the %s has no part in it', async (role) => {
  const someone = await addMember(app, await registerTenant(app), role);
  expect((await someone.api('GET /first-steps')).error?.code).toBe('forbidden');
  const put = await someone.api('PUT /first-steps/visibility', { body: { visibility: 'dismissed' } });
  expect(put.error?.code).toBe('forbidden');
});
