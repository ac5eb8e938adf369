import type { PromptMessage } from '../call.ts';
import { foldedWords, type Language } from './language.ts';

/** A conversation as the built-in model reads it. Questions are folded words. */
export interface Dialogue {
  /** The newest. */
  readonly question: string;
  /** Those before it, the newest first. */
  readonly earlierQuestions: readonly string[];
  /** How many answers to the newest question there are already. */
  readonly attempt: number;
}

export interface Reply {
  readonly text: string;
  readonly language: Language;
}

/** Somebody who may know an answer; null: does not. */
export type AnswerSource = (dialogue: Dialogue) => Reply | null;

export function dialogueOf(messages: readonly PromptMessage[], attempt: number): Dialogue {
  const questions = messages.filter(({ role }) => role === 'user').map(({ content }) => foldedWords(content));
  const [question = '', ...earlierQuestions] = questions.toReversed();
  return { question, earlierQuestions, attempt };
}
