/** A module that is loaded when it is first needed, once. */
export class LazyModule<M> {
  readonly #import: () => Promise<M>;
  #loading: Promise<M> | null = null;

  constructor(load: () => Promise<M>) {
    this.#import = load;
  }

  /** Rejects where it cannot be loaded; the next call tries again. */
  load(): Promise<M> {
    this.#loading ??= this.#import().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** Ahead of need; a failure is left to `load`. */
  readonly preload = (): void => {
    this.load().catch(() => undefined);
  };
}
