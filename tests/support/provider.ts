import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request as an OpenAI-compatible provider gets it. */
export interface ProviderRequest {
  model: string;
  messages: { role: string; content: string }[];
}

/** The pieces of an answer. Throwing cuts the connection; `signal` aborts when the caller has hung up. */
export type Reply = (request: ProviderRequest, signal: AbortSignal) => AsyncIterable<string>;

export interface TestProvider {
  /** For `OPENAI_BASE_URL`. */
  baseUrl: string;
  /** Everything it was asked, oldest first. */
  requests: ProviderRequest[];
  /** How it answers from now on. Default: `echo`. */
  reply: Reply;
  close(): Promise<void>;
}

/** Repeats the newest message, word by word. */
export async function* echo({ messages }: ProviderRequest): AsyncGenerator<string> {
  for (const word of (messages.at(-1)?.content ?? '').match(/\s*\S+/gu) ?? []) yield word;
}

/** A provider on loopback that speaks OpenAI's wire format and says what the test wants. */
export async function startProvider(): Promise<TestProvider> {
  const provider: TestProvider = { baseUrl: '', requests: [], reply: echo, close };
  const server = createServer((req, res) => {
    answer(provider, req, res).catch(() => res.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  provider.baseUrl = `http://127.0.0.1:${address.port}/v1`;
  return provider;

  async function close(): Promise<void> {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

async function answer(provider: TestProvider, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const request = JSON.parse(await text(req)) as ProviderRequest;
  provider.requests.push(request);
  const gone = new AbortController();
  res.on('close', () => gone.abort());
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  res.flushHeaders();
  let pieces = 0;
  for await (const content of provider.reply(request, gone.signal)) {
    if (gone.signal.aborted) return;
    pieces += 1;
    send(res, request, { choices: [{ index: 0, delta: { content }, finish_reason: null }] });
  }
  send(res, request, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  const usage = { prompt_tokens: 10, completion_tokens: pieces, total_tokens: 10 + pieces };
  send(res, request, { choices: [], usage });
  res.end('data: [DONE]\n\n');
}

function send(res: ServerResponse, { model }: ProviderRequest, chunk: object): void {
  const whole = { id: 'chatcmpl-test', object: 'chat.completion.chunk', created: 0, model, ...chunk };
  res.write(`data: ${JSON.stringify(whole)}\n\n`);
}
