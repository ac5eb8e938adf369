export const messages = {
  shell: {
    'announcements.nav': 'Announcements',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
