import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';

/** A chat completion request as it came in. */
export interface ReceivedRequest {
  authorization: string | undefined;
  body: {
    model: string;
    stream?: boolean;
    messages: { role: string; content: string }[];
    max_completion_tokens?: number;
    max_tokens?: number;
    stream_options?: { include_usage?: boolean };
  };
}

/** How the next answer goes. Everything that is left out goes well. */
export interface Behaviour {
  /** The answer, in the pieces it is streamed in. */
  pieces?: readonly string[];
  /** Milliseconds before the response's headers, and before its first piece. */
  headersAfterMs?: number;
  firstPieceAfterMs?: number;
  /** Milliseconds between pieces. */
  pieceEveryMs?: number;
  /** A status other than 200, with OpenAI's error object, or a body that is something else. */
  status?: number;
  error?: { message: string; type?: string; param?: string; code?: string };
  html?: string;
  headers?: Record<string, string>;
  /** The socket is destroyed after so many pieces. */
  cutAfter?: number;
  /** Ends properly after so many pieces, but without a finish reason. */
  endAfter?: number;
  /** A chunk that is no JSON, after so many pieces. */
  garbageAfter?: number;
  /** An error event inside the stream, after so many pieces. */
  errorEventAfter?: number;
  /** Nothing more comes, and nothing ends, after so many pieces. */
  hangAfter?: number;
  /** Nothing more comes after so many pieces, until it is let go on. */
  holdAfter?: { pieces: number; until: Promise<void> };
  /** A line without an end, after so many pieces. */
  endlessLineAfter?: number;
  /** Says that it is done, and keeps the connection. */
  lingers?: boolean;
  /** Goes on and on, whatever was asked for. */
  neverEnds?: boolean;
  finishReason?: string;
  /** The finish comes so many times. */
  finishes?: number;
  /** null: none is sent. */
  usage?: Record<string, unknown> | null;
  /** It comes before the first piece instead of at the end. */
  usageFirst?: boolean;
  servedModel?: string;
  /** As servers do that know the output cap by its former name only. */
  rejectsCompletionCap?: boolean;
}

export interface FakeOpenai {
  /** For `OPENAI_BASE_URL`. */
  baseUrl: string;
  /** Everything that was asked, oldest first. */
  requests: ReceivedRequest[];
  /** Connections that were opened so far. */
  connections: number;
  /** Requests whose client hung up before the end. */
  hungUp: number;
  /** How it answers: the next requests one after the other, the last one for all that follow. */
  behave(...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

const defaultPieces = ['Hello', ' there', ', how', ' are', ' you', '?'];

/**
 * A server on loopback that speaks OpenAI's wire format and fails in every way that providers do.
 *
 * @param behaviourOf decides by the request, where nobody is there to call `behave`
 */
export async function startFakeOpenai(behaviourOf?: (request: ReceivedRequest) => Behaviour): Promise<FakeOpenai> {
  let behaviours: Behaviour[] = [{}];
  const server = createServer((req, res) => {
    handle(req, res).catch(() => res.destroy());
  });
  // Benchmarks hold their connections for long.
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const fake: FakeOpenai = {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests: [],
    connections: 0,
    hungUp: 0,
    behave: (...next) => {
      behaviours = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  server.on('connection', () => fake.connections++);
  return fake;

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.url === '/v1/models')
      return json(res, 200, { object: 'list', data: [{ id: 'gpt-4o-mini', object: 'model' }] });
    const body = JSON.parse(await text(req)) as ReceivedRequest['body'];
    const request = { authorization: req.headers.authorization, body };
    fake.requests.push(request);
    const behaviour = behaviourOf?.(request) ?? (behaviours.length > 1 ? behaviours.shift()! : (behaviours[0] ?? {}));
    const gone = new AbortController();
    res.on('close', () => {
      if (!res.writableFinished) fake.hungUp++;
      gone.abort();
    });
    await answer(res, body, behaviour, gone.signal).catch((error: unknown) => {
      if (!gone.signal.aborted) throw error;
    });
  }
}

async function answer(res: ServerResponse, body: ReceivedRequest['body'], how: Behaviour, gone: AbortSignal) {
  if (how.headersAfterMs) await sleep(how.headersAfterMs, undefined, { signal: gone });
  for (const [name, value] of Object.entries(how.headers ?? {})) res.setHeader(name, value);
  if (how.html !== undefined)
    return void res.writeHead(how.status ?? 200, { 'content-type': 'text/html' }).end(how.html);
  if (how.error)
    return json(res, how.status ?? 500, { error: { type: 'error', param: null, code: null, ...how.error } });
  if (how.rejectsCompletionCap && body.max_completion_tokens !== undefined) {
    const message = 'Unrecognized request argument supplied: max_completion_tokens';
    return json(res, 400, { error: { message, type: 'invalid_request_error', param: null, code: null } });
  }
  return body.stream ? stream(res, body, how, gone) : whole(res, body, how);
}

async function stream(res: ServerResponse, body: ReceivedRequest['body'], how: Behaviour, gone: AbortSignal) {
  const { pieces = defaultPieces, finishes = 1, finishReason = 'stop' } = how;
  const send = (chunk: object | string) =>
    res.write(
      `data: ${typeof chunk === 'string' ? chunk : JSON.stringify({ ...base(body, how, 'chat.completion.chunk'), ...chunk })}\n\n`,
    );
  const piece = (content: string) => send({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });

  res.writeHead(200, { 'content-type': 'text/event-stream' });
  res.flushHeaders();
  send({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] });
  const usage = usageOf(body, how);
  const sendUsage = () => void (usage && body.stream_options?.include_usage && send({ choices: [], usage }));
  if (how.usageFirst) sendUsage();
  if (how.firstPieceAfterMs) await sleep(how.firstPieceAfterMs, undefined, { signal: gone });
  // By the clock and not one wait after the other: a busy machine must not slow the provider down.
  let due = performance.now();
  for (let sent = 0; ; sent++) {
    if (sent === how.cutAfter) return cut(res);
    if (sent === how.garbageAfter) send('{"choices": [{"del');
    if (sent === how.errorEventAfter) send({ error: { message: 'overloaded', code: null } });
    if (sent === how.garbageAfter || sent === how.errorEventAfter) return void res.end();
    if (sent === how.endlessLineAfter) return endlessLine(res, gone);
    if (sent === how.hangAfter) await sleep(2 ** 30, undefined, { signal: gone });
    if (sent === how.holdAfter?.pieces) {
      await how.holdAfter.until;
      due = performance.now();
    }
    if (sent === how.endAfter) return void res.end();
    if (sent >= pieces.length && !how.neverEnds) break;
    if (sent > 0 && how.pieceEveryMs) {
      due += how.pieceEveryMs;
      await sleep(Math.max(0, due - performance.now()), undefined, { signal: gone });
    }
    if (!piece(pieces[sent % pieces.length]!)) await once(res, 'drain', { signal: gone });
    if (gone.aborted) return;
  }
  for (let time = 0; time < finishes; time++) send({ choices: [{ index: 0, delta: {}, finish_reason: finishReason }] });
  if (!how.usageFirst) sendUsage();
  send('[DONE]');
  if (!how.lingers) res.end();
}

async function endlessLine(res: ServerResponse, gone: AbortSignal): Promise<void> {
  res.write('data: ');
  while (!gone.aborted) {
    if (!res.write('x'.repeat(64 * 1024))) await once(res, 'drain', { signal: gone });
  }
}

/** After what was written has arrived: else the client sees less than was sent. */
async function cut(res: ServerResponse): Promise<void> {
  await sleep(30);
  res.destroy();
}

function whole(res: ServerResponse, body: ReceivedRequest['body'], how: Behaviour): void {
  const { pieces = defaultPieces, finishReason = 'stop' } = how;
  const message = { role: 'assistant', content: pieces.join('') };
  const choices = [{ index: 0, message, finish_reason: finishReason }];
  json(res, 200, { ...base(body, how, 'chat.completion'), choices, usage: usageOf(body, how) ?? undefined });
}

const base = (body: ReceivedRequest['body'], how: Behaviour, object: string) => ({
  id: 'chatcmpl-fake',
  object,
  created: 1_763_683_200,
  model: how.servedModel ?? `${body.model}-2026-01-01`,
});

/** Not what a tokenizer would count, so that a test can tell whose numbers it sees. */
function usageOf(body: ReceivedRequest['body'], { pieces = defaultPieces, usage }: Behaviour) {
  if (usage !== undefined) return usage;
  const prompt_tokens = body.messages.reduce((sum, { content }) => sum + Math.ceil(content.length / 4), 0) + 3;
  const completion_tokens = pieces.length;
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

function json(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
