/** A server-sent event as a client sees it. */
export interface ReceivedEvent {
  id: string | undefined;
  event: string;
  data: Record<string, unknown>;
}

/** Reads a response as a client of the HTML standard § 9.2.6 does; leaving the loop hangs up. */
export async function* readEvents(response: Response): AsyncGenerator<ReceivedEvent> {
  if (!response.body) throw new Error('the response has no body');
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.startsWith('text/event-stream')) {
    throw new Error(`no event stream but ${response.status}: ${await response.text()}`);
  }
  let rest = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

/** Null for comments and `retry`. */
function parse(block: string): ReceivedEvent | null {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    // `s`: U+2028 ends a line in a pattern, but not in an event stream.
    const [, name = '', value = ''] = /^(\w*): ?(.*)$/su.exec(line) ?? [];
    if (name !== '') fields.set(name, value);
  }
  const [event, data] = [fields.get('event'), fields.get('data')];
  if (event === undefined || data === undefined) return null;
  return { id: fields.get('id'), event, data: JSON.parse(data) as Record<string, unknown> };
}

/** Every event to the end of the stream. */
export async function allEvents(response: Response): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  for await (const event of readEvents(response)) events.push(event);
  return events;
}

/** The text that a reader of these events has on the screen. */
export function textOf(events: readonly ReceivedEvent[]): string {
  return events
    .filter(({ event }) => event === 'delta')
    .map(({ data }) => String(data['text']))
    .join('');
}
