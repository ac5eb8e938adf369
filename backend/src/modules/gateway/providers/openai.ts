import type OpenAI from 'openai';
import type { Env } from '../../../kernel/env.ts';
import type { Usage } from '../../usage/index.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import { readChunks, type Chunk } from './openai-chunks.ts';
import { openaiFault, rejectsCompletionCap } from './openai-faults.ts';
import { ProviderFault, type Provider, type ProviderEvent, type ProviderRequest } from './provider.ts';

type Client = OpenAI;
type Cap = 'max_completion_tokens' | 'max_tokens';

/** OpenAI, and every server that speaks its chat completions. One client, and so one pool of connections, a base URL. */
export function openaiProvider(settings: Env['openai']): Provider {
  const clients = new Map<string, Promise<Client>>();
  /** Older servers know the cap by its former name only; found out once. */
  const caps = new Map<string, Cap>();

  function clientOf({ base_url: baseURL, api_key_ref: keyRef }: ModelEntry): Promise<Client> {
    const key = baseURL ?? '';
    const known = clients.get(key);
    if (known) return known;
    // Loaded when it is first needed: 130 ms and 20 MB that the demo model does not pay.
    const made = import('openai').then(
      (sdk) =>
        new sdk.default({
          baseURL,
          // Servers without keys want the header all the same.
          apiKey: (keyRef === null ? undefined : settings.apiKey) ?? 'none',
          organization: null,
          project: null,
          maxRetries: 0,
          logLevel: 'off',
        }),
    );
    clients.set(key, made);
    return made;
  }

  async function open(request: ProviderRequest, signal: AbortSignal): Promise<Response> {
    const { entry } = request;
    const client = await clientOf(entry);
    const cap = caps.get(entry.base_url ?? '') ?? 'max_completion_tokens';
    try {
      return await client.chat.completions.create(body(request, cap), { signal }).asResponse();
    } catch (error) {
      if (cap === 'max_tokens' || !rejectsCompletionCap(error)) throw error;
      caps.set(entry.base_url ?? '', 'max_tokens');
      return client.chat.completions.create(body(request, 'max_tokens'), { signal }).asResponse();
    }
  }

  return {
    async *stream(request, signal) {
      let opening = true;
      try {
        const response = await open(request, signal);
        opening = false;
        yield { type: 'accepted' };
        yield* read(response);
      } catch (error) {
        throw openaiFault(error, opening);
      }
    },
  };
}

function body({ entry, messages, maxOutputTokens }: ProviderRequest, cap: Cap) {
  return {
    model: entry.upstream_model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    stream_options: { include_usage: true },
    [cap]: maxOutputTokens,
  } as const;
}

/**
 * What has arrived together goes on together: the busier we are, the more words at once. The usage comes after the
 * finish, in a chunk of its own; some servers repeat the finish, some end without any.
 */
async function* read(response: Response): AsyncGenerator<ProviderEvent> {
  let finishReason: string | null = null;
  let usage: Usage | null = null;
  let servedModel: string | null = null;
  for await (const chunks of readChunks(response)) {
    let text = '';
    for (const chunk of chunks) {
      servedModel ??= typeof chunk.model === 'string' ? chunk.model.slice(0, 200) : null;
      usage = usageOf(chunk.usage) ?? usage;
      const choice = chunk.choices?.[0];
      const piece = choice?.delta?.content ?? choice?.delta?.refusal;
      if (typeof piece === 'string' && finishReason === null) text += piece;
      finishReason ??= choice?.finish_reason ?? null;
    }
    if (text !== '') yield { type: 'delta', text };
  }
  if (finishReason === null) throw new ProviderFault('answer_cut', { retryable: true, detail: 'no finish reason' });
  yield { type: 'finished', finishReason, usage, servedModel };
}

/** Null unless every number is one that can be billed. */
function usageOf(usage: Chunk['usage']): Usage | null {
  if (!usage) return null;
  const counted = {
    prompt_tokens: usage.prompt_tokens,
    completion_tokens: usage.completion_tokens,
    cached_tokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
  };
  const sound = Object.values(counted).every((tokens) => Number.isSafeInteger(tokens) && tokens >= 0);
  return sound && counted.cached_tokens <= counted.prompt_tokens ? counted : null;
}
