import { existsSync } from 'node:fs';

/** The system's, without a window where it has that: it needs half of the processor's time. */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((file) => existsSync(file));

/** How Chromium is started here: the system's, or that of `CHROMIUM_PATH`; it asks nobody outside of the tests for anything. */
export const launchOptions = {
  executablePath: process.env['CHROMIUM_PATH'] ?? installed,
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
