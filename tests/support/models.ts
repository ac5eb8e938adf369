import { catalogueOf, gateway, type ModelEntry } from '../../backend/src/modules/gateway/index.ts';
import type { TestApp } from './app.ts';
import type { FakeOpenai } from './fake-openai.ts';

/** A key as it would be in the environment. It must never be seen again anywhere. */
export const providerKey = 'sk-test-0123456789abcdefghijKLMN';

/** Settings under which the app's models are served by `fake`. */
export const servedBy = (fake: Pick<FakeOpenai, 'baseUrl'>, model = 'gpt-4o-mini') => ({
  openai: { apiKey: providerKey, baseUrl: fake.baseUrl, model },
});

/** A model of that server with settings of the test's own: no patience, a small context, prices. */
export function modelServedBy(baseUrl: string, entry: Partial<ModelEntry> = {}): ModelEntry {
  return {
    id: 'test-model',
    display_name: 'Test model',
    description: 'A model for tests.',
    provider: 'openai_compatible',
    upstream_model: 'test-model',
    base_url: baseUrl,
    api_key_ref: 'env:OPENAI_API_KEY',
    capabilities: ['chat', 'streaming'],
    context: 8_000,
    max_output: 500,
    prices: { prompt: 1_000_000, cached: 500_000, completion: 4_000_000, currency: 'USD', version: 'test-1' },
    allowed_roles: [],
    enabled: true,
    timeouts: { connect: 5_000, first_token: 5_000, idle: 5_000, total: 20_000 },
    ...entry,
  };
}

/** From now on these are the app's models. */
export const useModels = (app: TestApp, ...entries: ModelEntry[]): void =>
  app.modules.apiOf(gateway).useCatalogue(catalogueOf(entries));
