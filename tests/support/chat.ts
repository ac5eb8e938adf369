import type { Sent } from '../../frontend/src/api/types.ts';
import { startApp, type AppOptions, type TestApp } from './app.ts';
import type { ApiClient, ApiInput } from './client.ts';
import { startFakeOpenai, type FakeOpenai } from './fake-openai.ts';
import { registerTenant, type TestMember, type TestTenant } from './tenants.ts';

export type Message = Sent<'POST /messages/:id/stop'>;

/** A portal whose AI provider says what the test wants, with one registered tenant. */
export interface TestChat {
  app: TestApp;
  provider: FakeOpenai;
  tenant: TestTenant;
  /** The tenant's owner, who chats. */
  user: TestMember;
  close(): Promise<void>;
}

/** What an app needs to ask this provider and no other. */
export function asking(provider: FakeOpenai): NonNullable<AppOptions['env']> {
  return { openai: { apiKey: 'sk-test', baseUrl: provider.baseUrl, model: 'test-model,gpt-4.1' } };
}

/** Without background work (`role: 'web'`), so that nobody but the test asks the provider. */
export async function startChat(env: AppOptions['env'] = {}): Promise<TestChat> {
  const provider = await startFakeOpenai();
  const app = await startApp({ env: { role: 'web', ...asking(provider), ...env } });
  const tenant = await registerTenant(app);
  return {
    app,
    provider,
    tenant,
    user: tenant.owner,
    async close() {
      await app.close();
      await provider.close();
    },
  };
}

export async function newConversation(user: TestMember): Promise<string> {
  const { data } = await user.api('POST /conversations', { body: {} });
  return data.id;
}

/** Asks and waits for the whole answer. */
export async function ask(user: TestMember, id: string, content: string, more: object = {}): Promise<Message> {
  const answer = await user.api('POST /conversations/:id/messages', { params: { id }, body: { content, ...more } });
  if (answer.status !== 201) throw new Error(`asking: ${answer.status} ${JSON.stringify(answer.error)}`);
  return answer.data;
}

/** Any route as an event stream. */
export function openStream(
  { app, tenant }: { app: ApiClient; tenant: Pick<TestTenant, 'slug'> },
  user: TestMember,
  key: string,
  { headers, ...input }: ApiInput & { signal?: AbortSignal } = {},
): Promise<Response> {
  return app.request(key, {
    tenant: tenant.slug,
    token: user.access_token,
    headers: { Accept: 'text/event-stream', ...headers },
    ...input,
  });
}

/** The branch that is shown, oldest first. */
export async function shownMessages(user: TestMember, id: string): Promise<Message[]> {
  const { data } = await user.api('GET /conversations/:id/messages', { params: { id }, query: { limit: 100 } });
  return data.toReversed();
}
