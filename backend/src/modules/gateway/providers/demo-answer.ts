import { demoTopics, type DemoTopic } from './demo-topics.ts';
import type { PromptMessage } from '../call.ts';

const introduction = '*I am the built-in demo model of Atrium: no AI, but a short text that knows about the portal.*';
const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}[\p{L}\p{N}-]+/gu) ?? []);

/** Markdown for the newest question: the one or two topics that share most words with it, or what can be asked. */
export function demoAnswer(messages: readonly PromptMessage[]): string {
  const questions = messages.filter((message) => message.role === 'user').map((message) => message.content);
  const question = questions.at(-1) ?? '';
  const topics = topicsOf(question);
  const parts = [introduction, topics.length > 0 ? topics.map((topic) => topic.text).join('\n\n') : overview(question)];
  const before = questions.length - 1;
  if (before > 0)
    parts.push(
      `_(Your ${before === 1 ? 'earlier message is' : `${before} earlier messages are`} in the context too.)_`,
    );
  parts.push(
    '> With a real provider this would be its answer: set `OPENAI_API_KEY` (and `OPENAI_MODEL`) and start again.',
  );
  return parts.join('\n\n');
}

function topicsOf(question: string): DemoTopic[] {
  const words = wordsOf(question);
  const scored = demoTopics
    .map((topic) => ({ topic, score: topic.words.filter((word) => words.has(word)).length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return scored.slice(0, 2).map(({ topic }) => topic);
}

/** Long enough to recognise, short enough to be no essay. */
const echoLength = 160;

function overview(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  const echo = line.length > echoLength ? `${line.slice(0, echoLength).trimEnd()}…` : line;
  const asked = echo === '' ? '' : `You wrote:\n\n> ${echo.replace(/[<>`*_[\]|\\]/g, '\\$&')}\n\n`;
  const topics = demoTopics.map((topic) => `- **${topic.title}**: ask “${topic.question}”`).join('\n');
  return `${asked}I can't think about that, but I can tell you about Atrium:\n\n${topics}`;
}
