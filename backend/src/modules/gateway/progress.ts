import { noUsage, type Usage } from '../usage/index.ts';
import type { CallEnd, RoutedCall } from './call.ts';
import { ProviderFault, type ProviderEvent } from './providers/provider.ts';
import { countTokens } from './tokens.ts';

/** Characters that are counted together: few enough to stop a provider soon that writes more than it was allowed. */
const countEvery = 2_048;

/** How far a call has come, and what it has used so far. */
export class Progress {
  readonly #request: RoutedCall;
  /** A request is on its way. Who stops now pays for the prompt: the provider may be reading it. */
  asked = false;
  /** The provider took the request, so the prompt costs whatever comes of it. */
  accepted = false;
  finished: Extract<ProviderEvent, { type: 'finished' }> | null = null;
  #uncounted = '';
  #counted = 0;
  #full = false;

  constructor(request: RoutedCall) {
    this.#request = request;
  }

  /** Whether the user has seen anything of the answer. */
  get spoken(): boolean {
    return this.#uncounted !== '' || this.#counted > 0;
  }

  /** True once the answer is as long as it may be, for providers that do not stop by themselves. */
  async add(text: string): Promise<boolean> {
    this.#uncounted += text;
    if (this.#uncounted.length >= countEvery) await this.#count();
    this.#full = this.#counted >= this.#request.maxOutputTokens;
    return this.#full;
  }

  /** @throws {ProviderFault} when the stream ended, but not with an answer. */
  check(): void {
    if (this.#full) return;
    if (this.finished?.finishReason === 'content_filter') throw new ProviderFault('content_filtered');
    if (!this.spoken) throw new ProviderFault('answer_empty', { detail: this.finished?.finishReason ?? 'no finish' });
    if (!this.finished) throw new ProviderFault('answer_cut', { detail: 'no finish' });
  }

  async end(outcome: CallEnd['outcome'], fault: CallEnd['fault'] = null): Promise<CallEnd> {
    if (!this.finished?.usage) await this.#count();
    const counted = this.#usage();
    const usage = this.#reserved(counted);
    return {
      type: 'end',
      outcome,
      fault,
      finishReason: this.#full ? 'length' : (this.finished?.finishReason ?? 'stop'),
      usage,
      overrun: counted.prompt_tokens + counted.completion_tokens - usage.prompt_tokens - usage.completion_tokens,
      servedModel: this.finished?.servedModel ?? null,
    };
  }

  /** The provider's count where it gave one, else our own. */
  #usage(): Usage {
    if (!this.asked) return noUsage;
    const own = { prompt_tokens: this.#request.promptTokens, completion_tokens: this.#counted, cached_tokens: 0 };
    return this.finished?.usage ?? own;
  }

  /** A limit holds whatever a provider counts: what goes beyond the reservation is the operator's to look into. */
  #reserved(counted: Usage): Usage {
    const { promptCeiling, maxOutputTokens } = this.#request;
    const prompt = Math.min(counted.prompt_tokens, promptCeiling);
    return {
      prompt_tokens: prompt,
      completion_tokens: Math.min(counted.completion_tokens, maxOutputTokens),
      cached_tokens: Math.min(counted.cached_tokens, prompt),
    };
  }

  async #count(): Promise<void> {
    this.#counted += await countTokens(this.#uncounted);
    this.#uncounted = '';
  }
}
