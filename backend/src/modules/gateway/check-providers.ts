import type { Env } from '../../kernel/env.ts';
import { openaiEntries } from './catalogue/openai-entries.ts';

export interface ProviderCheck {
  works: boolean;
  /** One sentence; never the key. */
  says: string;
}

const openaiUrl = 'https://api.openai.com/v1';

/** Checks that each configured provider accepts the key and has the models. Empty: none is configured. */
export async function checkProviders({ openai }: Pick<Env, 'openai'>): Promise<ProviderCheck[]> {
  const wanted = openaiEntries(openai).map(({ upstream_model }) => upstream_model);
  if (wanted.length === 0) return [];
  const base = openai.baseUrl ?? openaiUrl;
  const { host } = new URL(base);
  const answer = await askForModels(base, openai.apiKey);
  if (answer === null) return [{ works: false, says: `${host} does not answer.` }];
  if (answer.status === 401 || answer.status === 403)
    return [{ works: false, says: `${host} refuses the key in OPENAI_API_KEY.` }];
  if (answer.models === null)
    return [{ works: false, says: `${host} answers ${answer.status} where its list of models should be.` }];
  const missing = wanted.filter((model) => !answer.models?.includes(model));
  if (missing.length > 0)
    return [{ works: false, says: `${host} takes the key, but has no model ${missing.join(', ')}.` }];
  return [{ works: true, says: `${host} takes the key and has ${wanted.join(', ')}.` }];
}

/** `GET /models` of OpenAI's API. Null: no response. `models` null: the response is no such list. */
async function askForModels(
  base: string,
  key: string | undefined,
): Promise<{ status: number; models: string[] | null } | null> {
  let response: Response;
  try {
    response = await fetch(`${base.replace(/\/$/, '')}/models`, {
      headers: { authorization: `Bearer ${key ?? 'none'}` },
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    // No route, unknown name, or no response in time.
    return null;
  }
  const { status } = response;
  const list = (await response.json().catch(() => null)) as { data?: { id?: unknown }[] } | null;
  return { status, models: Array.isArray(list?.data) ? list.data.map(({ id }) => String(id)) : null };
}
