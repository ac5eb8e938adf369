import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { messages } from './messages-plugin.ts';

/** Preloads the Latin font, which the first render waits for (`lib/font.ts`): browsers request a font only when text uses it. */
function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const file = Object.keys(bundle).find((name) => name.includes('/geist-latin-wght-normal-'));
        if (!file)
          throw new Error(
            'the build has no geist-latin-wght-normal: lib/font.ts would wait for a font that is not preloaded',
          );
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}

/** KaTeX offers each of its fonts in three formats: every browser that can run these pages reads the smallest, WOFF2. */
function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('katex.min.css') ? code.replaceAll(/,url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)/gu, '') : undefined,
  };
}

/**
 * Asset addresses stay relative to `<base>`, because one build serves `acme.example.com/` and `example.com/t/acme/`.
 * The backend serves `dist` and fills the placeholders of `index.html`.
 */
export default defineConfig({
  plugins: [messages(), react(), tailwindcss(), preloadFont(), onlyWoff2()],
  base: '/',
  build: {
    target: 'es2023',
    // Inlined fonts would need `data:` in the CSP, and would be downloaded again with every change of the CSS.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 300,
  },
});
