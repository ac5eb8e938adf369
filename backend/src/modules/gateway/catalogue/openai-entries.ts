import * as openaiModels from 'gpt-tokenizer/models';
import type { Env } from '../../../kernel/env.ts';
import { unpriced } from '../../usage/index.ts';
import { defaultTimeouts, type ModelEntry } from './model-entry.ts';
import { openaiPrices } from './openai-prices.ts';

const defaultModel = 'gpt-4o-mini';
/** The cap of an answer: longer ones are rare, and a larger cap would only reserve more of the plan's tokens. */
const longestAnswer = 4_096;
/** Sizes of unknown models: those of the smallest servers in use. */
const unknownSizes = { context_window: 8_192, max_output_tokens: 2_048 };

interface Sizes {
  context_window?: number;
  max_output_tokens?: number;
}
const sizes: ReadonlyMap<string, Sizes> = new Map(Object.entries(openaiModels) as [string, Sizes][]);

/**
 * One entry for each name in `OPENAI_MODEL` (comma-separated, the default first). None when neither a key nor a base URL is
 * set: servers such as Ollama and vLLM need no key.
 */
export function openaiEntries(openai: Env['openai']): ModelEntry[] {
  if (openai.apiKey === undefined && openai.baseUrl === undefined) return [];
  const names = (openai.model ?? defaultModel).split(',').flatMap((name) => name.trim() || []);
  return [...new Set(names)].map((name) => entry(name, openai));
}

function entry(name: string, { apiKey, baseUrl }: Env['openai']): ModelEntry {
  const own = baseUrl === undefined || new URL(baseUrl).hostname === 'api.openai.com';
  const {
    context_window: context = unknownSizes.context_window,
    max_output_tokens: output = unknownSizes.max_output_tokens,
  } = sizes.get(name) ?? unknownSizes;
  return {
    id: name,
    display_name: name,
    description: own ? 'Served by OpenAI.' : 'Served by an OpenAI-compatible server.',
    provider: own ? 'openai' : 'openai_compatible',
    upstream_model: name,
    base_url: baseUrl ?? null,
    api_key_ref: apiKey === undefined ? null : 'env:OPENAI_API_KEY',
    capabilities: ['chat', 'streaming'],
    context,
    max_output: Math.min(output, longestAnswer),
    prices: own ? openaiPrices(name) : unpriced,
    allowed_roles: [],
    enabled: true,
    timeouts: defaultTimeouts,
  };
}
