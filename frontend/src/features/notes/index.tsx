import { NotebookPen } from 'lucide-react';
import { defineFeature } from '../../lib/feature.ts';

export const notes = defineFeature({
  name: 'notes',
  routes: [
    {
      path: 'notes/:noteId?',
      load: () => import('./notes-page.tsx'),
      navigation: {
        area: 'place',
        order: 50,
        label: 'notes.nav',
        keywords: 'notes.keywords',
        icon: NotebookPen,
        shortcutKey: 't',
      },
    },
  ],
  shortcuts: [{ label: 'notes.save', keys: 'Mod+S' }],
  hits: { note: { heading: 'notes.nav', icon: NotebookPen, to: ({ id }) => `/notes/${id}` } },
  commands: [{ label: 'notes.new', keywords: 'notes.newKeywords', icon: NotebookPen, to: '/notes/new' }],
});
