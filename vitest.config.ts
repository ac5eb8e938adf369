import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { messages } from './frontend/messages-plugin.ts';

/** Files of these stop servers and measure the machine: one at a time. */
const serial = ['tests/{faults,ops}/**/*.test.ts'];

export default defineConfig({
  plugins: [messages()],
  test: {
    // One PostgreSQL for the whole run; each file takes its own copy of a migrated database (tests/support/postgres.ts).
    globalSetup: 'tests/support/global-setup.ts',
    // As in playwright.config.ts.
    retry: process.env['CI'] ? 1 : 0,
    // One for each core: what a test waits for is mostly another process. vitest would leave a core unused.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'parallel',
          // Each worker loads the application once, not once a file: no test replaces a module or leaves a global changed.
          isolate: false,
          include: ['backend/src/**/*.test.ts', 'tests/{isolation,hostile,support}/**/*.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // What the browser would have loaded before the first render.
        test: {
          name: 'pages',
          include: ['frontend/src/**/*.test.{ts,tsx}'],
          setupFiles: 'tests/support/page-messages.ts',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'serial', include: serial, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
