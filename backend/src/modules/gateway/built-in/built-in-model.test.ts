import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { ask, newConversation, shownMessages } from '../../../../../tests/support/chat.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../../../tests/support/tenants.ts';
import type { Role } from '../../../kernel/auth/actor.ts';

let app: TestApp;
let tenant: TestTenant;
const people = new Map<Role, TestMember>();

beforeAll(async () => {
  app = await startApp();
  tenant = await registerTenant(app);
  people.set('owner', tenant.owner);
  for (const role of ['admin', 'agent', 'member', 'client'] as const)
    people.set(role, await addMember(app, tenant, role));
});
afterAll(() => app.close());

async function regenerate(user: TestMember, id: string): Promise<string> {
  const { data } = await user.api('POST /messages/:id/regenerate', { params: { id }, body: {} });
  return data.content;
}

const question = 'Write a friendly reminder for an invoice that is two weeks overdue. Keep it under 120 words.';

describe('a portal without a provider', () => {
  it('answers by the built-in model, which says that it is no AI', async () => {
    for (const prompt of ['What is Atrium?', 'Write me a poem', '👋']) {
      const { data } = await tenant.owner.api('POST /chat', { body: { prompt } });
      expect(data).toMatchObject({ model: 'atrium-demo', finish_reason: 'stop', cost: { micros: 0 } });
      expect(data.answer).toContain('the built-in demo model of Atrium: no AI');
    }
  });

  it.each(['owner', 'admin'] as const)(
    'tells an %s how to connect a provider, once in a conversation',
    async (role) => {
      const user = people.get(role)!;
      const id = await newConversation(user);
      expect((await ask(user, id, 'Hello')).content).toContain('OPENAI_API_KEY');
      expect((await ask(user, id, question)).content).not.toContain('OPENAI_API_KEY');
      expect((await ask(user, id, 'thanks')).content).not.toContain('OPENAI_API_KEY');
    },
  );

  it.each(['agent', 'member', 'client'] as const)('does not tell an %s what they cannot change', async (role) => {
    const user = people.get(role)!;
    const id = await newConversation(user);
    for (const words of ['Hello', question, 'What is the price of gold?'])
      expect((await ask(user, id, words)).content).not.toMatch(/OPENAI|key/);
  });

  it('gives another answer each time the same is asked for again, then the first one', async () => {
    const user = people.get('member')!;
    const id = await newConversation(user);
    const first = await ask(user, id, question);
    const second = await regenerate(user, first.id);
    const third = await regenerate(user, first.id);
    expect(new Set([first.content, second, third]).size).toBe(3);
    expect(await regenerate(user, first.parent_id!)).toBe(first.content);
    const [, shown] = await shownMessages(user, id);
    expect(shown?.sibling_ids).toHaveLength(4);
  });

  it('goes on where an answer was stopped', async () => {
    const slow = await startApp({ database: app.database, env: { demoTokenMs: 20 } });
    const path = { tenant: tenant.slug, token: people.get('member')!.access_token };
    const { data: conversation } = await slow.api('POST /conversations', { ...path, body: {} });
    const params = { id: conversation.id };
    const asking = slow.api('POST /conversations/:id/messages', { ...path, params, body: { content: question } });
    const answerId = await firstAnswer(slow, path, conversation.id);
    await slow.api('POST /messages/:id/stop', { ...path, params: { id: answerId }, body: {} });
    const { data: stopped } = await asking;
    expect(stopped.status).toBe('stopped');
    const body = { content: 'Go on from where you stopped.' };
    await slow.close();
    const { data: rest } = await app.api('POST /conversations/:id/messages', { ...path, params, body });
    expect(rest.content).toContain('Daniel Moore');
  });
});

/** The id of the conversation's answer, once it has a word. */
function firstAnswer(slow: TestApp, path: object, id: string): Promise<string> {
  return eventually(async () => {
    const { data } = await slow.api('GET /conversations/:id/messages', { ...path, params: { id } });
    const [log] = await slow.database.admin<{ id: string }>('select message_id as id from message_chunks');
    return log && data.some((message) => message.id === log.id) ? log.id : null;
  }, 'the first word');
}
