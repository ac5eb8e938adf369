/** A server-sent event. */
export interface ServerSentEvent {
  /** The `Last-Event-ID` with which a client resumes. */
  id?: string;
  event: string;
  /** JSON-encoded into `data:`. */
  data: unknown;
}

export class EventStream {
  readonly events: AsyncIterable<ServerSentEvent>;

  constructor(events: AsyncIterable<ServerSentEvent>) {
    this.events = events;
  }
}
