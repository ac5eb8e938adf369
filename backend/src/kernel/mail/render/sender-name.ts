import { asVisibleLine } from '../../http/visible-line.ts';

/** Characters that end or structure a display name (RFC 5322 § 3.2.3, § 3.4), and those of a comment. */
const structure = /["\\<>()[\]:;@,]/gu;

/**
 * The name of a sender: one visible line without anything that an address is made of, so that no reader takes a part of it for
 * an address. Empty where nothing is left.
 */
export function senderName(name: string): string {
  return asVisibleLine(name.slice(0, 200).replaceAll(structure, ' ')).replaceAll(/ {2,}/gu, ' ').slice(0, 100).trim();
}

/** A subject: one line, without characters that begin another header. */
export function subjectLine(subject: string): string {
  return subject
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();
}
