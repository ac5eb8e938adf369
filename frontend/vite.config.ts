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
 * Chunks of what is needed together, the first that matches; each takes along all that it imports. Everything else is split by the
 * bundler, which makes a chunk, and so a request, of every module that two pages share.
 */
const groups = [
  { name: 'start', test: /\/src\/app\/start\.ts$|preload-helper|\/lucide-react\/dist\/esm\/(?!icons\/)/u },
  {
    name: 'main',
    test: /\/src\/(?:main|ui\/(?:field|input|password-input|inline-code|notice)|lib\/(?:roles|demo))\.tsx?$/u,
  },
  { name: 'form', test: /\/src\/ui\/(?:schema-form|form)\.tsx?$/u },
  { name: 'query', test: /\/src\/api\/query\.ts$|\/@tanstack\//u },
  { name: 'features', test: /\/src\/app\/registry\.ts$/u },
  {
    name: 'portal',
    test: /\/src\/app\/(?:shell\/shell\.tsx|pages\/home\.tsx|settings\/)|\/features\/(?:announcements\/(?:banner|bell|unread-dot)|first-steps\/reminder|conversations\/recent|members\/waiting-count)|\/lucide-react\/|\/src\/ui\/(?:badge|card|copy-button|empty-state|failure|kbd|skeleton|spinner|textarea|time|search-field|highlight|deletion-toast|textarea|page)\.tsx?$|\/src\/api\//u,
  },
  { name: 'floating', test: /\/src\/ui\/tooltip\.tsx$/u },
  { name: 'menu', test: /\/src\/ui\/(?:menu|popover)-primitive\.ts$/u },
  { name: 'chat', test: /\/src\/features\/conversations\/routes\.tsx$/u },
  { name: 'messages', test: /\/src\/features\/conversations\/thread\/message-list\.tsx$/u },
].map((group, index, { length }) => ({ ...group, priority: length - index }));

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
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
