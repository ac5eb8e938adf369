import { describe, expect, it } from 'vitest';
import type { Message } from '../types.ts';
import { announcementOf, hear, type Moment, nothingHeard } from './announcement.ts';

const answer = (change: Partial<Message>): Message => ({
  id: 'answer',
  conversation_id: 'chat',
  parent_id: 'question',
  role: 'assistant',
  content: 'Some words',
  model: 'test',
  status: 'complete',
  usage: null,
  cost: null,
  finish_reason: 'stop',
  error: null,
  client_id: null,
  sibling_ids: ['answer'],
  created_at: '2026-11-01T12:00:00Z',
  ...change,
});

const earlier = answer({ id: 'earlier' });
const streaming = answer({ status: 'streaming', content: '' });

/** What is said at each of these moments of one chat, unless they say otherwise. */
function said(...moments: Partial<Moment>[]): string[] {
  let heard = nothingHeard;
  return moments.map((one) => {
    const moment: Moment = { thread: 'chat', writing: false, newest: undefined, ...one };
    heard = hear(heard, moment);
    return announcementOf(heard, moment.newest);
  });
}

describe('who listens to a chat', () => {
  const begun = 'The answer is being written.';

  it.each([
    ['is complete', {}, 'The answer is complete.'],
    ['was stopped', { status: 'stopped' }, 'The answer was stopped. What was written is kept.'],
    ['was stopped at once', { status: 'stopped', content: '' }, 'Stopped before the first word.'],
    [
      'failed',
      {
        status: 'failed',
        content: '',
        error: { code: 'provider_busy', message: 'The AI provider has too much to do.' },
      },
      'The answer ended with a problem. The AI provider has too much to do.',
    ],
    [
      'broke off',
      { status: 'failed', error: { code: 'answer_cut', message: 'The AI provider broke off.' } },
      'The answer ended with a problem. The AI provider broke off. What was written is kept.',
    ],
    [
      'was interrupted',
      { status: 'interrupted', content: '' },
      'The answer ended with a problem. The portal was restarted while this was written.',
    ],
    ['is empty', { content: '' }, 'The model gave an empty answer.'],
    ['reached its length', { finish_reason: 'length' }, 'The answer reached the model’s length limit.'],
  ] as const)('hears that an answer %s', (_what, end, sentence) => {
    const sent: Partial<Moment> = { writing: true, newest: earlier };
    const written: Partial<Moment> = { writing: true, newest: streaming };
    expect(said({ newest: earlier }, sent, written, { newest: answer(end) })).toEqual(['', begun, begun, sentence]);
  });

  it('hears the end of an answer that was streaming when the page opened, or ended before it was drawn', () => {
    expect(said({ writing: true, newest: streaming }, { newest: answer({}) })).toEqual([
      begun,
      'The answer is complete.',
    ]);
    expect(said({ writing: true, newest: earlier }, { newest: answer({ status: 'stopped' }) }).at(-1)).toContain(
      'was stopped',
    );
  });

  it('hears nothing of an answer where the question was refused, or where another chat was opened', () => {
    expect(said({ writing: true, newest: earlier }, { newest: earlier })).toEqual([begun, '']);
    expect(said({ writing: true }, {})).toEqual([begun, '']);
    expect(said({ writing: true, newest: streaming }, { thread: 'other', newest: earlier })).toEqual([begun, '']);
  });
});
