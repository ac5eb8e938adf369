export const messages = {
  shell: {
    'error.page': 'Something failed on this page. Reload it and try again.',
    'error.offline': 'No connection. Check your network and try again.',
    'error.unavailable': 'The portal is not answering. Try again in a moment.',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
