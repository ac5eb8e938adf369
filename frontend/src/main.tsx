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

currentLanguage.subscribe(() => {
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
});
await Promise.all([startI18n(), fontLoadedOrTimedOut(), preloadedOrTimedOut()]);

createRoot(root).render(
  <StrictMode>
    <Router />
  </StrictMode>,
);
