export const messages = {
  shell: {
    'ui.ofLimit': '{used} of {limit}',
    'ui.actions': 'Actions',
    'ui.close': 'Close',
    'ui.dismiss': 'Dismiss',
    'ui.copied': 'Copied',
    'ui.copyRefused': 'This browser did not allow copying. Select the text and copy it by hand.',
    'ui.failed': 'This did not load',
    'ui.retry': 'Try again',
    'ui.loading': 'Loading',
    'ui.never': 'never',
    'ui.undo': 'Undo',
    'ui.undoTooLate': 'It is too late to undo this.',
    'ui.notification': 'Notification',
    'ui.notifications': 'Notifications ({key})',
    'ui.cancel': 'Cancel',
    'ui.showPassword': 'Show the password',
    'ui.hidePassword': 'Hide the password',
    'field.tooShort': 'At least {count} characters.',
    'field.tooLong': 'At most {count} characters.',
    'field.email': 'That is not a complete e-mail address.',
    'markdown.copyCode': 'Copy code',
    'markdown.copy': 'Copy',
    'markdown.wrap': 'Wrap',
    'markdown.formula': 'Formula',
    'markdown.code': '{language} code',
    'markdown.text': 'Text',
    'markdown.table': 'Table',
    'markdown.done': 'Done:',
    'markdown.open': 'Open:',
    'markdown.image': 'image',
    'markdown.more': 'Show more ({shown, number} of {all, number} shown)',
    'ui.stillSignedIn': 'You are still signed in. {reason}',
    'ui.language': 'Language',
    'ui.languageFailed': 'The texts of that language could not be loaded. Try again in a moment.',
    'field.refused': 'This is not right yet.',
    'server.is one of the first that are tried; take three or four unrelated words':
      'It is one of the first that are tried. Take three or four unrelated words.',
    'server.must not contain your e-mail or portal address': 'It must not contain your e-mail or portal address.',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
