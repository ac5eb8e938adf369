export const messages = {
  shell: {
    'shell.sections': 'Sections',
    'shell.portal': 'Portal',
    'shell.search': 'Search',
    'shell.more': 'More',
    'shell.skip': 'Skip to the content',
    'shell.appearance': 'Appearance',
    'shell.appearanceAs': 'Appearance: {theme}',
    'shell.languageAs': 'Language: {language}',
    'shell.signOut': 'Sign out',
    'shell.shortcuts': 'Keyboard shortcuts',
    'shell.thisHelp': 'This help',
    'shell.then': 'then',
    'shell.goToPage': 'Go to {page}',
    'shell.offline': 'You are offline. What is on the page stays; changes wait for the connection.',
    'shell.notAnswering': 'The portal does not answer',
    'shell.loadingPage': 'Loading the page',
    'palette.title': 'Search and commands',
    'palette.placeholder': 'Search or jump to…',
    'palette.nothing': 'Nothing here is called “{typed}”. Try fewer letters, or another word.',
    'palette.goTo': 'Go to',
    'palette.actions': 'Actions',
    'palette.untitled': 'Untitled',
    'status.suspended': 'This portal is suspended',
    'status.suspendedText':
      'Nobody can sign in at the moment, and nothing was deleted. The owner of the organization can say why.',
    'status.unknown': 'There is no portal at this address',
    'status.unknownText': 'Check the spelling in the address bar, or look in the mail that invited you.',
    'status.findPortal': 'Find your portal',
    'status.notFound': 'Nothing at this address',
    'status.notFoundText': 'The page was moved or deleted, or you may not see it.',
    'status.forbidden': 'Not for your role',
    'status.forbiddenText': 'Ask an admin of your organization if you need access.',
    'status.home': 'Go to the start',
    'status.pageFailed': 'This page did not load',
    'status.pageFailedText': 'The portal may have been updated, or the connection was lost.',
    'status.failed': 'This did not work',
    'shell.leave': 'Leave without saving?',
    'shell.leaveText': 'Your changes on this page have not been saved. If you leave now, they are lost.',
    'shell.leaveAction': 'Leave',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
