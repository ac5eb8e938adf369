import type { InLanguages, Language } from './language.ts';
import { languages } from './language.ts';

/**
 * A condition on a question. Patterns are regular expressions over `foldedWords` that match whole words: each of `all` must
 * match, `unless` must not. `^` and `$` are the ends of the question.
 */
export interface Trigger {
  readonly all: readonly string[];
  readonly unless?: string;
}

/** A topic with answers written in advance. */
export interface Topic {
  /** By language, any of which may match. The answer is in the language of the matching trigger. */
  readonly triggers: InLanguages<readonly Trigger[]>;
  /** Markdown. Those after the first are used in turn when an answer is regenerated. */
  readonly answers: InLanguages<readonly [string, ...string[]]>;
}

/** A topic that can be suggested, and be requested again in another form. */
export interface Subject extends Topic {
  /** A question that leads to the topic. */
  readonly suggestion: InLanguages<string>;
  /** The first answer in a few sentences. */
  readonly short: InLanguages<string>;
}

export interface Match<T extends Topic = Topic> {
  readonly topic: T;
  readonly language: Language;
}

/** The most words of a question that is matched; a longer one says more than these answers cover. */
const mostWords = 40;

/** @param question folded by `foldedWords` */
export function findTopic<T extends Topic>(topics: readonly T[], question: string): Match<T> | null {
  if (question.split(' ').length > mostWords) return null;
  for (const topic of topics) {
    const language = languages.find((one) => topic.triggers[one].some((trigger) => matches(trigger, question)));
    if (language) return { topic, language };
  }
  return null;
}

function matches({ all, unless }: Trigger, question: string): boolean {
  if (unless !== undefined && wholeWords(unless).test(question)) return false;
  return all.every((pattern) => wholeWords(pattern).test(question));
}

const compiled = new Map<string, RegExp>();

function wholeWords(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const made = new RegExp(`(?<![^ ])(?:${pattern})(?![^ ])`, 'u');
  compiled.set(pattern, made);
  return made;
}

/** The nth answer of a topic, starting again after the last. */
export function answerOf({ topic, language }: Match, n: number): string {
  const answers = topic.answers[language];
  return answers[n % answers.length] ?? answers[0];
}
