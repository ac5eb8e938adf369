import { noUsage, totalTokens, type Usage } from '../usage/index.ts';
import type { CallEnd, RoutedCall } from './call.ts';
import { ProviderFault, type ProviderEvent } from './providers/provider.ts';
import { countTokens } from './tokens.ts';
import { believableUsage, type UsageClaim } from './usage-claim.ts';

/** Characters that are counted together: few enough to stop a provider soon that exceeds the cap. */
const countEvery = 2_048;

/** The progress of a call, and its usage so far. */
export class Progress {
  readonly #request: RoutedCall;
  /** The request has been sent. Whoever stops now pays for the prompt, which the provider may be reading. */
  asked = false;
  /** The provider has accepted the request, so the prompt is billed in any case. */
  accepted = false;
  /** The last usage that the provider reported. */
  claim: UsageClaim | null = null;
  finished: Extract<ProviderEvent, { type: 'finished' }> | null = null;
  /** The answer has reached its cap, for providers that do not stop by themselves. */
  full = false;
  #uncounted = '';
  #counted = 0;

  constructor(request: RoutedCall) {
    this.#request = request;
  }

  /** Whether the user has seen any of the answer. */
  get spoken(): boolean {
    return this.#uncounted !== '' || this.#counted > 0;
  }

  /** Whether the provider has finished the answer, whatever happens to the connection afterwards. */
  get whole(): boolean {
    return this.spoken && this.finished !== null && this.finished.finishReason !== 'content_filter';
  }

  /** Whether the provider has reported a usage, and so will charge for this attempt. */
  get charged(): boolean {
    return this.#believed() !== null;
  }

  /** Counts `text` and returns the part to pass on, which is not all once the answer is `full`. */
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

  /** @throws {ProviderFault} when the stream ended without a finished answer */
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
   * The provider's usage where it is believable, else our own count. Of an answer that broke off the larger one: the provider
   * may have reported before its last words.
   */
  async #usage(believed: Usage | null): Promise<Usage> {
    if (!this.asked) return noUsage;
    if (believed && this.finished) return believed;
    await this.#count();
    const { promptTokens, maxOutputTokens } = this.#request;
    // The provider was told to stop there; what our vocabulary counts beyond that is a difference of counting.
    const completion_tokens = Math.min(this.#counted, maxOutputTokens);
    const own = { prompt_tokens: promptTokens, completion_tokens, cached_tokens: 0 };
    return believed && totalTokens(believed) > totalTokens(own) ? believed : own;
  }

  async #count(): Promise<void> {
    this.#counted += await countTokens(this.#uncounted);
    this.#uncounted = '';
  }
}
