import type { PromptMessage } from '../call.ts';
import { foldedWords, type Language } from './language.ts';

/** A conversation as the built-in model reads it. Questions are folded words. */
export interface Dialogue {
  /** The newest question. */
  readonly question: string;
  /** The earlier ones, newest first. */
  readonly earlierQuestions: readonly string[];
  /** Number of earlier answers to the newest question. */
  readonly attempt: number;
}

export interface Reply {
  readonly text: string;
  readonly language: Language;
}

/** A source of answers; null where it has none. */
export type AnswerSource = (dialogue: Dialogue) => Reply | null;

export function dialogueOf(messages: readonly PromptMessage[], attempt: number): Dialogue {
  const questions = messages.filter(({ role }) => role === 'user').map(({ content }) => foldedWords(content));
  const [question = '', ...earlierQuestions] = questions.toReversed();
  return { question, earlierQuestions, attempt };
}
