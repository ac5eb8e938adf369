import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Target {
  url: string;
  headers: Record<string, string>;
  body: unknown;
  /** What the first piece of text looks like on the wire. */
  firstText: string;
}

export interface Timing {
  firstTextMs: number;
  totalMs: number;
}

const agent = new Agent({ keepAlive: true });

/** One streamed answer: when its first text came, and when it was whole. */
export function timeStream({ url, headers, body, firstText }: Target): Promise<Timing> {
  return new Promise((resolve, reject) => {
    const payload = JSON.stringify(body);
    const startedAt = performance.now();
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), ...headers },
      },
      (response) => {
        let firstTextMs: number | null = null;
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          if (firstTextMs !== null) return;
          text += piece;
          if (text.includes(firstText)) firstTextMs = performance.now() - startedAt;
        });
        response.on('end', () => {
          if (firstTextMs === null) reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 300)}`));
          else resolve({ firstTextMs, totalMs: performance.now() - startedAt });
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

/** About as long as an answer takes. */
const answerMs = 1_200;

/** `count` answers, `concurrency` at a time. Callers do not all ask in the same millisecond: they begin spread over an answer. */
export async function timeStreams(target: Target, concurrency: number, count: number): Promise<Timing[]> {
  const timings: Timing[] = [];
  let begun = 0;
  const caller = async (_: unknown, index: number) => {
    await sleep((index / concurrency) * answerMs);
    while (begun++ < count) timings.push(await timeStream(target));
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  return timings;
}
