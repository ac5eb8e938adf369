import { defineConfig } from 'playwright/test';
import { launchOptions } from './tests/support/chromium.ts';

/**
 * The browser journeys, against the real application: `tests/e2e/support/start.ts` starts it once, with a database of its
 * own and the demo data. Chromium: `tests/support/chromium.ts`.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testIgnore: process.env['SCREENSHOTS'] ? [] : '**/screenshots.spec.ts',
  globalSetup: './tests/e2e/support/start.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: Number(process.env['W'] ?? 2),
  forbidOnly: true,
  // A build server shares its machine with others: there, one more try, and the run says how many needed it.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    actionTimeout: 15_000,
    // It costs a quarter of the time.
    trace: 'on-first-retry',
  },
  projects: [
    // A journey runs on a desktop. `@both`: on a phone as well, where its layout is another; `@phone`: only there.
    { name: 'desktop', grepInvert: /@phone/u, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grep: /@phone|@both/u,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
