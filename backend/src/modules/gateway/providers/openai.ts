import type OpenAI from 'openai';
import type { Env } from '../../../kernel/env.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import type { UsageClaim } from '../usage-claim.ts';
import { readChunks, StreamedResponse } from './openai-chunks.ts';
import { openaiFault, rejectsCompletionCap } from './openai-faults.ts';
import { ProviderFault, type Provider, type ProviderEvent, type ProviderRequest } from './provider.ts';
import { fieldsOf, nameOf } from './received.ts';

type Client = OpenAI;
type Cap = 'max_completion_tokens' | 'max_tokens';

/** OpenAI, and every server with its chat completions. One client for each base URL, and one pool of connections for all. */
export function openaiProvider(settings: Env['openai']): Provider {
  const clients = new Map<string, Promise<Client>>();
  let fetching: Promise<typeof fetch> | undefined;
  /** The name of the cap by server: older servers only know its former one, which is found at the first refusal. */
  const caps = new Map<string, Cap>();

  function clientOf({ base_url: baseURL, api_key_ref: keyRef }: ModelEntry): Promise<Client> {
    const key = baseURL ?? '';
    const known = clients.get(key);
    if (known) return known;
    // Loaded at first use: 130 ms and 20 MB that the demo model does not need.
    fetching ??= import('./openai-fetch.ts').then(({ boundedFetch }) => boundedFetch());
    const made = Promise.all([import('openai'), fetching]).then(
      ([sdk, fetch]) =>
        new sdk.default({
          baseURL,
          // The SDK sends the header also to servers without keys.
          apiKey: (keyRef === null ? undefined : settings.apiKey) ?? 'none',
          organization: null,
          project: null,
          maxRetries: 0,
          fetch,
          logLevel: 'off',
        }),
    );
    clients.set(key, made);
    return made;
  }

  async function open(request: ProviderRequest, signal: AbortSignal): Promise<StreamedResponse> {
    const key = request.entry.base_url ?? '';
    const { completions } = (await clientOf(request.entry)).chat;
    const ask = async (cap: Cap) => streamed(await completions.create(body(request, cap), { signal }).asResponse());
    const cap = caps.get(key) ?? 'max_completion_tokens';
    try {
      return await ask(cap);
    } catch (error) {
      if (cap === 'max_tokens' || !rejectsCompletionCap(error)) throw error;
      caps.set(key, 'max_tokens');
      return ask('max_tokens');
    }
  }

  return {
    async *stream(request, signal) {
      let opening = true;
      try {
        const response = await open(request, signal);
        opening = false;
        yield { type: 'accepted' };
        yield* read(response, request.maxOutputTokens);
      } catch (error) {
        throw openaiFault(error, opening);
      }
    },
  };
}

/** The response as `boundedFetch` made it; the SDK passes it on. */
function streamed(response: Response): StreamedResponse {
  if (response instanceof StreamedResponse) return response;
  throw new TypeError('no stream');
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

/** The most UTF-16 units of a model's name, several times those of the longest in use. */
const longestModel = 200;
const longestReason = 40;

/**
 * The events of a streamed response. Chunks that arrived together are passed on together, so there are fewer events under load.
 * The usage follows the finish in a chunk of its own; some servers repeat the finish, some send none. An answer with a gap ends
 * like one that was cut at its length, since not all of it is there.
 */
async function* read(response: StreamedResponse, maxTokens: number): AsyncGenerator<ProviderEvent> {
  let finished = false;
  let servedModel: string | null = null;
  for await (const { chunks, gap, done } of readChunks(response, maxTokens)) {
    let text = '';
    let claim: UsageClaim | null = null;
    let finish: unknown = null;
    for (const chunk of chunks) {
      servedModel ??= nameOf(chunk.model, longestModel);
      claim = claimOf(chunk.usage) ?? claim;
      if (finished || finish) continue;
      const choice = fieldsOf(fieldsOf(chunk.choices)[0]);
      const delta = fieldsOf(choice['delta']);
      const piece = delta['content'] ?? delta['refusal'];
      if (typeof piece === 'string') text += piece;
      finish = choice['finish_reason'];
    }
    if (text !== '') yield { type: 'delta', text };
    if (claim) yield { type: 'usage', claim };
    if (finish || (done && gap && !finished)) {
      finished = true;
      const finishReason = gap ? 'length' : (nameOf(finish, longestReason) ?? 'stop');
      yield { type: 'finished', finishReason, servedModel };
    }
  }
  if (!finished) throw new ProviderFault('answer_cut', { retryable: true, detail: 'no finish reason' });
}

/** Null where the chunk has none; most have not. */
function claimOf(usage: unknown): UsageClaim | null {
  if (!usage) return null;
  const { prompt_tokens, completion_tokens, prompt_tokens_details: details } = fieldsOf(usage);
  return { prompt_tokens, completion_tokens, cached_tokens: fieldsOf(details)['cached_tokens'] ?? 0 };
}
