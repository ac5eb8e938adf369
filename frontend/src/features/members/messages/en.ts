export const messages = {
  shell: {
    'members.nav': 'Members',
    'members.hits': 'People',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
