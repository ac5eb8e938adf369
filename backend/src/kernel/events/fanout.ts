/** Messages between processes of one installation, at most once, unordered across topics: a hint, never the truth. */
export interface Fanout {
  publish(topic: string, message: unknown): Promise<void>;
  /** Returns the function that ends the subscription. */
  subscribe(topic: string, onMessage: (message: unknown) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
