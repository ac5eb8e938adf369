import { preloadedOrTimedOut } from './app/start.ts';
import './lib/theme.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from './app/router.tsx';
import { fontLoadedOrTimedOut } from './lib/font.ts';
import { currentLanguage, direction, language, startI18n } from './lib/i18n/i18n.ts';
import { nonce } from './lib/nonce.ts';

// `get-nonce`, which Radix uses for the style element of its scroll lock, reads this global.
Reflect.set(window, '__webpack_nonce__', nonce);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its #root');

function markLanguage(): void {
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
}
currentLanguage.subscribe(markLanguage);
await Promise.all([startI18n(), fontLoadedOrTimedOut(), preloadedOrTimedOut()]);

// `start.ts` may have set the language before this script subscribed to it.
markLanguage();

createRoot(root).render(
  <StrictMode>
    <Router />
  </StrictMode>,
);
