export const messages = {
  shell: {
    'notes.nav': 'Notes',
    'notes.new': 'New note',
    'notes.save': 'Save a note at once',
  },
  page: {
    'notes.all': 'All notes',
    'notes.note': 'Note',
    'notes.openNote': 'The note',
    'notes.noneOpen': 'No note is open',
    'notes.noneOpenText':
      'Choose one from the list, or write a new one. Nobody else in your organization sees what you write here.',
    'notes.search': 'Search notes',
    'notes.searchPlaceholder': 'Search titles and texts',
    'notes.showOlder': 'Show older notes',
    'notes.pinned': 'Pinned',
    'notes.unnamed': 'Empty note',
    'notes.nothingFound': 'Nothing found',
    'notes.nothingFoundText': 'None of your notes holds “{q}”, neither in its title nor in its text.',
    'notes.none': 'No notes yet',
    'notes.noneText':
      'A list for the next call, a sentence to keep: press New note and write. It is saved while you type, and nobody else sees it.',
    'notes.loadingList': 'Loading notes',
    'notes.loading': 'Loading the note',
    'notes.missing': 'This note is not here',
    'notes.missingText': 'It was deleted, or it is somebody else’s.',
    'notes.title': 'Title',
    'notes.text': 'Text',
    'notes.textPlaceholder': 'Write, in markdown if you like',
    'notes.nothingWritten': 'Nothing is written yet.',
    'notes.edit': 'Edit',
    'notes.preview': 'Preview',
    'notes.pin': 'Pin on top',
    'notes.unpin': 'Unpin',
    'notes.delete': 'Delete',
    'notes.wasDeleted': 'Note deleted.',
    'notes.statusSaved': 'Saved',
    'notes.statusUnsaved': 'Not saved yet',
    'notes.statusSaving': 'Saving…',
    'notes.statusFailed': 'Not saved',
    'notes.length': '{used, number} of {max, number} characters',
    'notes.tooLong': 'At most {max, number} characters; these are {used, number}.',
    'notes.saveAgain': 'Save again',
    'notes.changedMeanwhile': 'This note was changed on another device meanwhile.',
    'notes.keepMine': 'Keep what is here',
    'notes.showTheirs': 'Show the other version',
    'notes.deletedMeanwhile': 'This note was deleted on another device meanwhile.',
    'notes.keepAsNew': 'Keep it as a new note',
    'notes.closedUnsaved': 'The note you left could not be saved.',
    'notes.closedChanged': 'The note was changed elsewhere meanwhile.',
    'notes.keepMineAsNew': 'Keep mine as a new note',
  },
  palette: {
    'notes.keywords': 'notepad, memo, jot, draft, personal',
    'notes.newKeywords': 'write, create, add, memo',
  },
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
