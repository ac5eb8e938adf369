import type { PromptMessage } from '../call.ts';
import { disclosure, nothingLeft, providerHint, unknownAnswer } from './content/about-itself.ts';
import { smallTalk } from './content/small-talk.ts';
import { findSubject, subjects } from './content/subjects.ts';
import { dialogueOf, type AnswerSource, type Dialogue, type Reply } from './dialogue.ts';
import { answerFollowUp, asksToContinue } from './follow-up.ts';
import { languageOf, languages } from './language.ts';
import { answerOf, findTopic } from './topic.ts';

export interface Asked {
  /** Oldest first; the last one is the question. */
  messages: readonly PromptMessage[];
  /** Number of earlier answers to the question. */
  earlierAnswers: number;
  /** Whether to say how a provider is connected, unless this conversation has it already. */
  suggestProvider: boolean;
}

const answerSmallTalk: AnswerSource = ({ question, attempt }) => {
  const found = findTopic(smallTalk, question);
  return found && { text: answerOf(found, attempt), language: found.language };
};

const answerSubject: AnswerSource = ({ question, attempt }) => {
  const found = findSubject(question);
  return found && { text: answerOf(found, attempt), language: found.language };
};

/** In order of precedence: the first that returns an answer gives it. */
const sources: readonly AnswerSource[] = [answerSmallTalk, answerSubject, answerFollowUp];

/** The answer to the newest question, as markdown. */
export function builtInAnswer(asked: Asked): string {
  const dialogue = dialogueOf(asked.messages, asked.earlierAnswers);
  if (asksToContinue(dialogue.question)) return continued(asked) ?? withNotes(asked, unknown(dialogue));
  for (const source of sources) {
    const reply = source(dialogue);
    if (reply) return withNotes(asked, reply);
  }
  return withNotes(asked, unknown(dialogue));
}

/** Number of suggestions. */
const suggested = 4;

/** The answer where no source has one: says so, and suggests questions; others when it is regenerated. */
function unknown({ question, attempt }: Dialogue): Reply {
  const language = languageOf(question);
  const from = (attempt * suggested) % subjects.length;
  const offered = [...subjects, ...subjects].slice(from, from + suggested);
  return { text: unknownAnswer(offered, language), language };
}

/** Adds, each once in a conversation, that this is no AI and, for those who manage models, how a provider is connected. */
function withNotes({ messages, suggestProvider }: Asked, { text, language }: Reply): string {
  const said = [...messages.filter(({ role }) => role === 'assistant').map(({ content }) => content), text];
  const isSaid = (note: typeof disclosure) => said.some((one) => languages.some((l) => one.includes(note[l])));
  const notes = [
    ...(isSaid(disclosure) ? [] : [`*${disclosure[language]}*`]),
    ...(suggestProvider && !isSaid(providerHint) ? [`> ${providerHint[language]}`] : []),
  ];
  return [text, ...notes].join('\n\n');
}

/** The most answers of a topic, with the short one. */
const mostAnswers = 4;

/** The rest of the previous answer, from the block in which it was stopped; null where that answer is not one of these. */
function continued({ messages, suggestProvider }: Asked): string | null {
  const before = messages.slice(0, -1).findLastIndex(({ role }) => role === 'assistant');
  const stopped = messages[before]?.content.trimEnd() ?? '';
  if (stopped === '') return null;
  const asked = messages.slice(0, before);
  // A wish to continue has one answer: trying several for each of a row of them would multiply.
  const attempts = asksToContinue(dialogueOf(asked, 0).question) ? 1 : mostAnswers;
  for (let earlierAnswers = 0; earlierAnswers < attempts; earlierAnswers++) {
    const whole = builtInAnswer({ messages: asked, earlierAnswers, suggestProvider });
    if (!whole.startsWith(stopped)) continue;
    return stopped.length === whole.length ? nothingLeft[languageOf(stopped)] : fromBlockAt(whole, stopped.length);
  }
  return null;
}

/** `text` from the beginning of the block at `at`: half a table or half a code block cannot be shown. */
function fromBlockAt(text: string, at: number): string {
  let start = 0;
  for (let end = text.indexOf('\n\n'); end !== -1 && end <= at; end = text.indexOf('\n\n', end + 2)) {
    const fences = text.slice(0, end).split('```').length - 1;
    if (fences % 2 === 0) start = end + 2;
  }
  return text.slice(start);
}
