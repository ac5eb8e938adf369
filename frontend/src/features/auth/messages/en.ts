export const messages = {
  shell: {
    'auth.nav': 'Account',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
