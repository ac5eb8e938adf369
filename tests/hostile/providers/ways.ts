import { AsyncLocalStorage } from 'node:async_hooks';
import { gateway, type ModelEntry } from '../../../backend/src/modules/gateway/index.ts';
import type { TestApp } from '../../support/app.ts';
import { ask, newConversation, openStream } from '../../support/chat.ts';
import { allEvents, textOf } from '../../support/events.ts';
import type { TestTenant } from '../../support/tenants.ts';

/** What a user has of an answer. */
export interface Seen {
  code: string | undefined;
  text: string;
}

/** What makes a hostile provider hostile: a question, or the wish for a title of a conversation that began with another. */
const provocation = 'Answer badly.';
export const titleBefore = 'Name it badly.';
const titleProvocation = [titleBefore, 'Name this conversation'];
export const isProvoked = (body: string): boolean =>
  body.includes(provocation) || titleProvocation.every((words) => body.includes(words));

/** Every way to a model there is, for the owner of a tenant. */
export function waysOf(app: TestApp, tenant: TestTenant, models: readonly ModelEntry[]) {
  const user = tenant.owner;
  const jobs = app.modules.all.flatMap((module) => module.jobs ?? []);
  const titles = jobs.find(({ job }) => job.name === 'conversations.improve-title');
  /** Jobs name no model: theirs is the default, which is another in each of them. */
  const byDefault = new AsyncLocalStorage<string>();
  app.modules.apiOf(gateway).useCatalogue({
    entries: async () => models.toSorted((a, b) => Number(isDefault(b)) - Number(isDefault(a))),
  });
  const isDefault = ({ id }: ModelEntry) => id === byDefault.getStore();

  async function chat(model: string): Promise<Seen> {
    const { data, error } = await user.api('POST /chat', { body: { prompt: provocation, model } });
    return { code: error?.code, text: data?.answer ?? '' };
  }

  async function chatStreamed(model: string): Promise<Seen> {
    const body = { prompt: provocation, model };
    return streamed(await openStream({ app, tenant }, user, 'POST /chat', { body }));
  }

  async function message(model: string): Promise<Seen> {
    const { content, error } = await ask(user, await newConversation(user), provocation, { model });
    return { code: error?.code, text: content };
  }

  async function messageStreamed(model: string): Promise<Seen> {
    const input = { params: { id: await newConversation(user) }, body: { content: provocation, model } };
    return streamed(await openStream({ app, tenant }, user, 'POST /conversations/:id/messages', input));
  }

  /** A sound answer of the model `sound`, and the title that the background job then gets for it from `model`. */
  async function title(model: string, sound: string): Promise<{ first: Seen; title: string }> {
    const id = await newConversation(user);
    const { content, error } = await ask(user, id, titleBefore, { model: sound });
    await byDefault.run(model, async () =>
      titles?.run(
        { conversation_id: id },
        {
          id,
          orgId: tenant.organization.id,
          signal: AbortSignal.timeout(60_000),
          progress: async () => {},
        },
      ),
    );
    const { data } = await user.api('GET /conversations/:id', { params: { id } });
    return { first: { code: error?.code, text: content }, title: data.title };
  }

  return { asking: { chat, chatStreamed, message, messageStreamed }, title };
}

async function streamed(response: Response): Promise<Seen> {
  const events = await allEvents(response);
  const last = events.at(-1);
  return { code: last?.event === 'error' ? String(last.data['code']) : undefined, text: textOf(events) };
}
