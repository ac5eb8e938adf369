import './app/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startSession } from './api/session.ts';
import { Router } from './app/router.tsx';

/** Radix adds a style element when it locks scrolling; it takes the nonce of this response from this global. */
declare global {
  interface Window {
    __webpack_nonce__?: string | undefined;
  }
}

window.__webpack_nonce__ = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
startSession();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its #root');

createRoot(root).render(
  <StrictMode>
    <Router />
  </StrictMode>,
);
