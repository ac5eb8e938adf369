import { noUsage, totalTokens, type Usage } from '../usage/index.ts';
import type { CallEnd, RoutedCall } from './call.ts';
import { ProviderFault, type ProviderEvent } from './providers/provider.ts';
import { countTokens } from './tokens.ts';
import { believableUsage, type UsageClaim } from './usage-claim.ts';

/** Characters that are counted together: few enough to stop a provider soon that writes more than it was allowed. */
const countEvery = 2_048;

/** How far a call has come, and what it has used so far. */
export class Progress {
  readonly #request: RoutedCall;
  /** A request is on its way. Who stops now pays for the prompt: the provider may be reading it. */
  asked = false;
  /** The provider took the request, so the prompt costs whatever comes of it. */
  accepted = false;
  /** What the provider says that it used so far. */
  claim: UsageClaim | null = null;
  finished: Extract<ProviderEvent, { type: 'finished' }> | null = null;
  /** The answer is as long as it may be: for providers that do not stop by themselves. */
  full = false;
  #uncounted = '';
  #counted = 0;

  constructor(request: RoutedCall) {
    this.#request = request;
  }

  /** Whether the user has seen anything of the answer. */
  get spoken(): boolean {
    return this.#uncounted !== '' || this.#counted > 0;
  }

  /** The provider has said its last word, and it is an answer. Whatever happens to the connection afterwards. */
  get whole(): boolean {
    return this.spoken && this.finished !== null && this.finished.finishReason !== 'content_filter';
  }

  /** The provider has stated a usage, so that it will charge for this attempt. */
  get charged(): boolean {
    return this.#believed() !== null;
  }

  /** Counts `text` and returns what may go on of it: less than all once the answer is `full`. */
  async take(text: string): Promise<string> {
    let taken = 0;
    while (taken < text.length && !this.full) {
      const slice = text.slice(taken, taken + countEvery);
      taken += slice.length;
      this.#uncounted += slice;
      if (this.#uncounted.length >= countEvery) await this.#count();
      this.full = this.#counted >= this.#request.maxOutputTokens;
    }
    return taken < text.length ? text.slice(0, taken) : text;
  }

  /** @throws {ProviderFault} when the stream ended, but not with an answer. */
  check(): void {
    if (this.full) return;
    if (this.finished?.finishReason === 'content_filter') throw new ProviderFault('content_filtered');
    if (!this.spoken) throw new ProviderFault('answer_empty', { detail: this.finished?.finishReason ?? 'no finish' });
    if (!this.finished) throw new ProviderFault('answer_cut', { detail: 'no finish' });
  }

  async end(outcome: CallEnd['outcome'], fault: CallEnd['fault'] = null): Promise<CallEnd> {
    const { promptCeiling, maxOutputTokens } = this.#request;
    const believed = this.#believed();
    const usage = await this.#usage(believed);
    return {
      type: 'end',
      outcome,
      fault,
      finishReason: this.full ? 'length' : (this.finished?.finishReason ?? 'stop'),
      usage,
      overrun: Math.max(0, totalTokens(usage) - promptCeiling - maxOutputTokens),
      doubted: this.claim !== null && believed === null,
      servedModel: this.finished?.servedModel ?? null,
    };
  }

  #believed(): Usage | null {
    if (this.claim === null) return null;
    return believableUsage(this.claim, { spoken: this.spoken, context: this.#request.entry.context });
  }

  /**
   * The provider's count, in full, where it can be believed, else our own. Of an answer that broke off the larger one: the
   * provider may have counted before its last words.
   */
  async #usage(believed: Usage | null): Promise<Usage> {
    if (!this.asked) return noUsage;
    if (believed && this.finished) return believed;
    await this.#count();
    const { promptTokens, maxOutputTokens } = this.#request;
    // The provider was told to stop there: what our vocabulary counts beyond that is its own.
    const completion_tokens = Math.min(this.#counted, maxOutputTokens);
    const own = { prompt_tokens: promptTokens, completion_tokens, cached_tokens: 0 };
    return believed && totalTokens(believed) > totalTokens(own) ? believed : own;
  }

  async #count(): Promise<void> {
    this.#counted += await countTokens(this.#uncounted);
    this.#uncounted = '';
  }
}
