/** What a streaming handler returns: server-sent events in the order they come. */
export interface ServerSentEvent {
  /** `Last-Event-ID` of a later resume. */
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
