import { choice, delta, done, event, finish, soundText, streams, usage } from '../../support/hostile-provider.ts';
import type { HostileCase } from './case.ts';

const half = 'Half an';
const end = finish + usage + done;
const megabyte = 1_000_000;

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const unsaid: [does: string, ...parts: string[]][] = [
  ['sends chunks without choices', event({}), event([]), event({ model: 'x' })],
  [
    'sends choices that are none',
    ...[null, 5, 'text', true, {}, [], [null], ['text'], [[]]].map((choices) => event({ choices })),
  ],
  ['sends a hundred thousand choices', event({ choices: [{}, ...Array.from({ length: 100_000 }, () => ({}))] })],
  ['sends deltas that are none', ...[null, 5, 'text', [], true].map((no) => choice({ delta: no }))],
  ['sends texts that are none', ...[null, 5, {}, ['text'], true].map(delta)],
  ['nests a text 100,000 deep', `data: {"choices":[{"delta":{"content":${deep(100_000)}}}]}\n\n`],
  [
    'calls tools that nobody offered',
    choice({ delta: { tool_calls: [{ id: 'x', function: { name: 'rm', arguments: '{}' } }] } }),
  ],
  ['says a text of 2 MB that is none', choice({ delta: { content: null, padding: 'x'.repeat(2 * megabyte) } })],
];
const chunks: HostileCase[] = unsaid.map(([does, ...parts]) => ({
  does,
  conduct: streams(...parts, delta(half), ...parts, end),
  text: half,
}));
const nothing: HostileCase[] = unsaid.slice(-3).map(([does, ...parts]) => ({
  does: `${does}, and nothing else`,
  conduct: streams(...parts, finish, done),
  code: 'answer_empty',
}));

const unstorable = [{ a: 1 }, ['x'], 5, true, 'a\0b', '\ud800', 'x'.repeat(100_000)];
const names: HostileCase[] = unstorable.map((name) => ({
  does: `calls its model and its end ${JSON.stringify(name).slice(0, 20)}`,
  conduct: streams(event({ model: name }), delta(soundText), choice({ delta: {}, finish_reason: name }), usage, done),
  text: soundText,
}));

const claims: HostileCase[] = [
  { prompt_tokens: 0, completion_tokens: 0 },
  { prompt_tokens: 30, completion_tokens: 0 },
  { prompt_tokens: -1, completion_tokens: -1 },
  { prompt_tokens: 30.5, completion_tokens: 3.5 },
  { prompt_tokens: 1e15, completion_tokens: 1e300 },
  { prompt_tokens: 30, completion_tokens: 1_000_000 },
  { prompt_tokens: '30', completion_tokens: {} },
  { prompt_tokens: 30, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 31 } },
  'thirty',
].map((claim) => ({
  does: `counts ${JSON.stringify(claim)}`,
  conduct: streams(delta(soundText), finish, event({ usage: claim }), done),
  text: soundText,
}));

const texts: HostileCase[] = [
  {
    does: 'says what cannot be stored',
    conduct: streams(delta('a\0b'), delta('\ud800c'), delta('\ude00'), end),
    text: 'ab\uFFFDc\uFFFD',
  },
  {
    does: 'gives 10 MB for a reason',
    conduct: streams(delta(soundText), choice({ delta: {}, finish_reason: 'x'.repeat(10 * megabyte) }), usage, done),
    text: soundText,
  },
  { does: 'parts a letter', conduct: streams(delta('\ud83d'), delta('\ude00'), end), text: '😀' },
  {
    does: 'says "finished" from the start, and means nothing by it',
    conduct: streams(
      choice({ delta: { content: 'Hello ' }, finish_reason: '' }),
      choice({ delta: { content: 'there.' }, finish_reason: false }),
      end,
    ),
    text: soundText,
  },
  {
    does: 'counts what is no number',
    conduct: streams(delta(soundText), finish, 'data: {"usage":{"prompt_tokens":NaN}}\n\n', done),
    text: soundText,
  },
];

/** What is wrong with what is said: chunks, texts, names and numbers that are not what they should be. */
export const answerFaults: readonly HostileCase[] = [...chunks, ...nothing, ...names, ...claims, ...texts];
