import { NotebookPen } from 'lucide-react';
import { defineFeature } from '../../lib/feature.ts';

export const notes = defineFeature({
  name: 'notes',
  routes: [
    {
      scope: 'portal',
      path: 'notes/:noteId?',
      load: () => import('./notes-page.tsx'),
      navigation: { label: 'notes.nav', icon: NotebookPen, area: 'secondary', order: 15, shortcutKey: 't' },
    },
  ],
  shortcuts: [{ label: 'notes.save', keys: 'Mod+S' }],
  hits: { note: { heading: 'notes.nav', icon: NotebookPen, to: ({ id }) => `/notes/${id}` } },
  commands: [{ label: 'notes.new', icon: NotebookPen, to: '/notes/new' }],
});
