import { unpriced, type Prices } from '../../usage/index.ts';

/**
 * OpenAI's list prices in US dollars for a million tokens: prompt, cached prompt, answer. As of late 2025 and not read from a
 * live source: compare with openai.com/api/pricing before money depends on them. The price version is kept in every record. A
 * model that is missing here is recorded with no cost, and with that price version.
 */
const list: Record<string, readonly [prompt: number, cached: number, completion: number]> = {
  'gpt-4o': [2.5, 1.25, 10],
  'gpt-4o-mini': [0.15, 0.075, 0.6],
  'gpt-4.1': [2, 0.5, 8],
  'gpt-4.1-mini': [0.4, 0.1, 1.6],
  'gpt-4.1-nano': [0.1, 0.025, 0.4],
  'gpt-5': [1.25, 0.125, 10],
  'gpt-5-mini': [0.25, 0.025, 2],
  'gpt-5-nano': [0.05, 0.005, 0.4],
  o3: [2, 0.5, 8],
  'o4-mini': [1.1, 0.275, 4.4],
};
const version = 'openai-2025-10';

/** The prices of a model; a dated snapshot (`gpt-4o-2024-08-06`) has those of its model. */
export function openaiPrices(model: string): Prices {
  const row = list[model.replace(/-\d{4}-\d{2}-\d{2}$/, '')];
  if (row === undefined) return unpriced;
  const [prompt, cached, completion] = row.map((dollars) => Math.round(dollars * 1_000_000));
  return { prompt: prompt!, cached: cached!, completion: completion!, currency: 'USD', version };
}
