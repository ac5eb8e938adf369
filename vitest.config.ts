import { defineConfig } from 'vitest/config';

/** Files of these stop servers and measure the machine: one at a time. */
const serial = ['tests/{faults,ops}/**/*.test.ts'];

export default defineConfig({
  test: {
    // One PostgreSQL for the whole run; each file takes its own copy of a migrated database (tests/support/postgres.ts).
    globalSetup: 'tests/support/global-setup.ts',
    // As in playwright.config.ts.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'parallel',
          include: [
            'backend/src/**/*.test.ts',
            'tests/{isolation,hostile,support}/**/*.test.ts',
            'frontend/src/**/*.test.{ts,tsx}',
          ],
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
