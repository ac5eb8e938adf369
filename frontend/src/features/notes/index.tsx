import { NotebookPen } from 'lucide-react';
import { defineFeature } from '../../lib/feature.ts';

export const notes = defineFeature({
  name: 'notes',
  routes: [
    {
      scope: 'portal',
      path: 'notes/:noteId?',
      load: () => import('./notes-page.tsx'),
      navigation: { label: 'Notes', icon: NotebookPen, area: 'secondary', order: 15, shortcutKey: 't' },
    },
  ],
  shortcuts: [{ label: 'Save a note at once', keys: 'Mod+S' }],
  hits: { note: { heading: 'Notes', icon: NotebookPen, to: ({ id }) => `/notes/${id}` } },
  commands: [{ label: 'New note', icon: NotebookPen, to: '/notes/new' }],
});
