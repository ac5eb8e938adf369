export const messages = {
  shell: {
    'notes.nav': 'Notes',
    'notes.new': 'New note',
    'notes.save': 'Save a note at once',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
