import { marked } from 'marked';
import { createRoot } from 'react-dom/client';
import { appendText, liveAnswers } from '../../../frontend/src/features/conversations/stream/live-answers.ts';
import { startI18n } from '../../../frontend/src/lib/i18n/i18n.ts';
import { useStoreValue } from '../../../frontend/src/lib/keyed-store.ts';
import { Markdown } from '../../../frontend/src/ui/markdown/markdown.tsx';

/** What the benchmark calls in the page: each draws an answer that comes in pieces, one every few milliseconds. */
declare global {
  interface Window {
    ours: (pieces: string[]) => Promise<void>;
    reference: (pieces: string[]) => Promise<void>;
  }
}

const PIECE_EVERY_MS = 4;
/** The last frame and the highlighting of the last block. */
const SETTLE_MS = 500;

function Answer() {
  return <Markdown text={useStoreValue(liveAnswers, 'answer')?.text ?? ''} end="streaming" />;
}

function stage(): HTMLElement {
  document.body.replaceChildren();
  return document.body.appendChild(document.createElement('main'));
}

/** As the clock says, so that a slow page gets its pieces in larger bites, like one on a network. */
async function arrive(pieces: string[], take: (piece: string) => void): Promise<void> {
  const start = performance.now();
  for (let sent = 0; sent < pieces.length;) {
    await new Promise((resolve) => setTimeout(resolve, PIECE_EVERY_MS));
    const due = Math.min(pieces.length, Math.ceil((performance.now() - start) / PIECE_EVERY_MS));
    while (sent < due) take(pieces[sent++] ?? '');
  }
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

window.ours = async (pieces) => {
  await startI18n();
  const root = createRoot(stage());
  liveAnswers.set('answer', { text: '', connection: 'open', stopping: false });
  root.render(<Answer />);
  await arrive(pieces, (piece) => appendText('answer', piece));
  root.unmount();
};

/** The plain way: all of the text through marked into `innerHTML`, once a frame. Neither safe nor highlighted. */
window.reference = async (pieces) => {
  const element = stage();
  let text = '';
  let waiting = false;
  await arrive(pieces, (piece) => {
    text += piece;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      element.innerHTML = marked.parse(text, { async: false });
    });
  });
};
