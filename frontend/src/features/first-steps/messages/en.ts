export const messages = {
  shell: {
    'firstSteps.nav': 'First steps',
    'firstSteps.count': '{done} of {all}',
  },
  page: {
    'firstSteps.text': 'Your portal works already. These steps make it yours.',
    'firstSteps.progress': '{done} of {all} done',
    'firstSteps.allDone': 'Everything is done. Your portal is ready.',
    'firstSteps.done': 'Done',
    'firstSteps.dismiss': 'Hide this list',
    'firstSteps.dismissed': 'The first steps are hidden.',
    'firstSteps.brand': 'Add your logo and colour',
    'firstSteps.brandText': 'They stand on every page and on the sign-in page, so that people know where they are.',
    'firstSteps.brandAction': 'Open the settings',
    'firstSteps.people': 'Bring somebody in',
    'firstSteps.peopleText': 'Send invitations by mail, or copy a link and pass it on. Each lets in one person.',
    'firstSteps.peopleAction': 'Invite people',
    'firstSteps.model': 'Connect an AI model',
    'firstSteps.modelText':
      'Until the operator of this installation sets the key of an AI provider, a built-in demo model answers.',
    'firstSteps.modelAction': 'See the models',
    'firstSteps.chat': 'Ask your first question',
    'firstSteps.chatText': 'Four examples wait for you there. Nobody else sees your chats.',
    'firstSteps.chatAction': 'Start a chat',
  },
  palette: {
    'firstSteps.keywords': 'begin, set up, setup, checklist, onboarding, get started',
  },
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
