import type { MailContent } from '../mail-type.ts';

/** The plain-text part: the same text, links in full. */
export function plainText({ heading, paragraphs, action, notes }: MailContent, name: string, portal: string): string {
  return [
    heading,
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...notes,
    // RFC 3676 § 4.3: what follows is the signature.
    `-- \n${name}\n${portal}`,
  ].join('\n\n');
}
