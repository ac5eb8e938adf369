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

/**
 * Where a module that is imported dynamically lies in a chunk of `groups`, the bundler makes a second file that only exports its
 * names from there: a request more, and a round trip. This lets the importers read the names from the chunk itself.
 */
function withoutFacades(): Plugin {
  const facade = /^(?:import"[^"]+";)*export\{(?<names>[^}]+)\}from"\.\/(?<chunk>[^"]+)";?\s*$/u;
  return {
    name: 'without-facades',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        for (const { fileName, code } of chunks) {
          const { names, chunk } = facade.exec(code.replace(/\/\/# sourceMappingURL=.*/u, ''))?.groups ?? {};
          if (names === undefined || chunk === undefined) continue;
          const fields = names.split(',').map((pair) => pair.split(' as ').toReversed().join(':m.'));
          const file = fileName.replace('assets/', '');
          for (const importer of chunks) {
            importer.code = importer.code
              .replaceAll(`import(\`./${file}\`)`, `import(\`./${chunk}\`).then(m=>({${fields.join(',')}}))`)
              .replaceAll(`"assets/${file}"`, `"assets/${chunk}"`);
          }
          delete bundle[fileName];
        }
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

/** What the shell shows beside the page: the features declare it as lazy, but every first page needs it. */
const shellParts = [
  'announcements/banner.tsx',
  'announcements/bell.tsx',
  'announcements/unread-dot.tsx',
  'conversations/recent.tsx',
  'first-steps/reminder.tsx',
  'members/waiting-count.tsx',
].map((file) => `/src/features/${file}`);

/** What most pages of a portal share, so small that a request for each would cost more than it. */
const smallPrimitives =
  /\/src\/ui\/(?:badge|card|copy-button|deletion-toast|empty-state|failure|highlight|kbd|page|search-field|skeleton|spinner|textarea|time)\.tsx?$/u;

/**
 * Chunks of what is needed together; each takes along all that its modules import, unless one further up has it. Everything else is
 * split by the bundler, which makes a chunk, and so a request, of every module that two pages share.
 */
const chunks: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  start: ['/src/app/start.ts', 'vite/preload-helper', '/lucide-react/dist/esm/createLucideIcon.'],
  main: [
    '/src/main.tsx',
    /\/src\/ui\/(?:field|inline-code|input|notice|password-input)\.tsx$/u,
    /\/lib\/(?:demo|roles)\.ts$/u,
  ],
  form: ['/src/ui/schema-form.ts', '/src/ui/form.tsx'],
  // With what `prefetch` requests, which does not wait for React.
  query: [
    '/src/api/query.ts',
    '/node_modules/@tanstack/',
    /\/src\/features\/(?:announcements|conversations)\/queries\.ts$/u,
  ],
  features: ['/src/app/first-page.ts'],
  portal: [
    '/src/app/portal-routes.tsx',
    '/src/app/pages/home.tsx',
    '/src/app/settings/',
    '/src/api/',
    '/node_modules/lucide-react/',
    smallPrimitives,
    ...shellParts,
  ],
  floating: ['/src/ui/tooltip.tsx'],
  menu: ['/src/ui/menu-primitive.ts', '/src/ui/popover-primitive.ts'],
  chat: ['/src/features/conversations/routes.tsx'],
  messages: ['/src/features/conversations/thread/message-list.tsx'],
};

const groups = Object.entries(chunks).map(([name, parts], index, { length }) => ({
  name,
  priority: length - index,
  test: (id: string) => parts.some((part) => (typeof part === 'string' ? id.includes(part) : part.test(id))),
}));

/**
 * Asset addresses stay relative to `<base>`, because one build serves `acme.example.com/` and `example.com/t/acme/`.
 * The backend serves `dist` and fills the placeholders of `index.html`.
 */
export default defineConfig({
  plugins: [messages(), react(), tailwindcss(), preloadFont(), onlyWoff2(), withoutFacades()],
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
