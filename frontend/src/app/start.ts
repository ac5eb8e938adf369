import './theme.css';
import { mayHaveSession, startSession } from '../api/session.ts';
import { startI18n } from '../lib/i18n/i18n.ts';

// A script of its own, which runs while the code of React arrives: it requests all else that the first render waits for.
startSession();
void startI18n();
// Where it fails, rendering the page loads the same again, and shows the failure.
if (mayHaveSession()) {
  import('./first-page.ts').then(({ preload }) => preload()).catch(() => undefined);
}
