import type { InLanguages, Language } from './language.ts';
import { languages } from './language.ts';

/**
 * What a question says that is about a topic. Patterns are regular expressions over `foldedWords` and match whole words: each of
 * `all` must be found, `unless` must not. `^` and `$` are the ends of the question.
 */
export interface Trigger {
  readonly all: readonly string[];
  readonly unless?: string;
}

/** Something that has an answer, written beforehand. */
export interface Topic {
  /** In each language: any of them. The answer comes in the language whose trigger matched. */
  readonly triggers: InLanguages<readonly Trigger[]>;
  /** Markdown. Those after the first are told when an answer is regenerated, in turn. */
  readonly answers: InLanguages<readonly [string, ...string[]]>;
}

/** A topic that can be suggested, and be asked for again in other words. */
export interface Subject extends Topic {
  /** A question that leads here. */
  readonly suggestion: InLanguages<string>;
  /** The first answer in a few sentences. */
  readonly short: InLanguages<string>;
}

export interface Match<T extends Topic = Topic> {
  readonly topic: T;
  readonly language: Language;
}

/** A question with more words says more than an answer written beforehand could know. */
const mostWords = 40;

/** @param question of `foldedWords` */
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

/** The nth answer of a topic, the first again after the last. */
export function answerOf({ topic, language }: Match, n: number): string {
  const answers = topic.answers[language];
  return answers[n % answers.length] ?? answers[0];
}
