import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Asset addresses stay relative to `<base>`, because one build serves `acme.example.com/` and `example.com/t/acme/`.
 * The backend serves `dist` and fills the placeholders of `index.html`.
 */
export default defineConfig({
  plugins: [react(), tailwindcss()],
  base: '/',
  build: {
    target: 'es2023',
    // Fonts and icons as data: URLs would need a weaker CSP, and would be fetched again with every change of the CSS.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 300,
  },
});
