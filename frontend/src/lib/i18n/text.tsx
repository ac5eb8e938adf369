import { Fragment, type ReactNode } from 'react';
import { useStore } from '../store.ts';
import { currentLanguage, direction, format } from './i18n.ts';
import type { Language, MessageSections } from './languages.ts';

/** Every message, by id, in English: rooms add theirs by declaration merging (`messages/en.ts`). */
export interface Messages {}
export type MessageId = keyof Messages;

type Choice = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other' | `=${number}`;
/** The names in braces of an ICU message: `{name}` and `{count, plural, …}`, not the texts of a plural's choices. */
type NamesIn<Message> = Message extends `${infer Before}{${infer Inside}}${infer After}`
  ?
      | (Before extends `${string}${Choice} ` ? never : Inside extends `${infer Name},${string}` ? Name : Inside)
      | NamesIn<After>
  : never;
/** Messages that need no values. */
export type PlainMessageId = { [Id in MessageId]: [NamesIn<Messages[Id]>] extends [never] ? Id : never }[MessageId];

/** The messages of a room as one, whichever section they are in. */
export type MessagesOf<Room extends MessageSections> = Room['shell'] &
  Room['page'] &
  (Room extends { readonly palette: infer Own } ? Own : unknown);

/** What a message has to be given; nothing where it has no names. */
export type Needed<Id extends MessageId, Value> = [NamesIn<Messages[Id]>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<Messages[Id]>, Value>>];

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Text of another direction must not reorder what stands around it: FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (UAX #9). */
function isolated(value: string | number | Date): string | number | Date {
  if (typeof value !== 'string' || (direction() === 'ltr' && !rightToLeft.test(value))) return value;
  return `\u2068${value}\u2069`;
}

/** The text of a message in the current language. Throws at the top level of a module, where no language is loaded yet. */
export function t<Id extends MessageId>(id: Id, ...[values]: Needed<Id, string | number | Date>): string {
  const given = Object.entries<string | number | Date>(values ?? {}).map(([name, value]) => [name, isolated(value)]);
  return format(id, Object.fromEntries(given) as Record<string, string | number | Date>);
}

/** The current language; the component is rendered again when it changes. */
export function useLanguage(): Language {
  return useStore(currentLanguage);
}

type Part = (children: ReactNode) => ReactNode;

interface TextProps<Id extends MessageId> {
  id: Id;
  /** What stands for each name of the message. Text is isolated, so that its direction does not matter. */
  values?: Needed<Id, ReactNode>[0];
  /** What stands for each tag of the message: `See <link>the list</link>.` */
  parts?: Readonly<Record<string, Part>>;
}

/** A name in the place of its value; U+E000 is of private use. */
const marker = /\ue000(?<name>\w+)\ue000/u;
const tag = /<(?<name>\w+)>(?<inside>.*?)<\/\k<name>>/su;

/** A message with elements in it. */
export function Text<Id extends MessageId>({ id, values, parts = {} }: TextProps<Id>) {
  const given: Readonly<Record<string, ReactNode>> = values ?? {};
  // What is no number is put in afterwards: nothing that people wrote is read as a tag.
  const names = Object.entries(given).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : `\ue000${name}\ue000`,
  ]);
  return <>{fill(format(id, Object.fromEntries(names) as Record<string, string | number>), given, parts)}</>;
}

function fill(
  text: string,
  values: Readonly<Record<string, ReactNode>>,
  parts: Readonly<Record<string, Part>>,
): ReactNode {
  const found = tag.exec(text) ?? marker.exec(text);
  if (!found?.groups) return text;
  const { name = '', inside } = found.groups;
  const value = values[name];
  const filled =
    inside === undefined ? (
      typeof value === 'string' ? (
        <bdi>{value}</bdi>
      ) : (
        value
      )
    ) : (
      parts[name]?.(fill(inside, values, parts))
    );
  return (
    <>
      {fill(text.slice(0, found.index), values, parts)}
      <Fragment>{filled}</Fragment>
      {fill(text.slice(found.index + found[0].length), values, parts)}
    </>
  );
}
