import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Autosave, SaveState } from './autosave.ts';

/** Why the note is not saved, and what can be done about it. Nothing that was typed is lost by any of it. */
export function SaveProblem({ autosave, state }: { autosave: Autosave; state: SaveState }) {
  if (state.kind === 'failed') {
    return (
      <Problem message={state.message}>
        <Choice onClick={() => void autosave.flush()}>Save again</Choice>
      </Problem>
    );
  }
  if (state.kind === 'stale') {
    return (
      <Problem message="This note was changed on another device meanwhile.">
        <Choice onClick={() => void autosave.resolve('mine')}>Keep what is here</Choice>
        <Choice onClick={() => void autosave.resolve('theirs')}>Show the other version</Choice>
      </Problem>
    );
  }
  if (state.kind === 'gone') {
    return (
      <Problem message="This note was deleted on another device meanwhile.">
        <Choice onClick={() => void autosave.keepAsNew()}>Keep it as a new note</Choice>
      </Problem>
    );
  }
  return null;
}

function Problem({ message, children }: { message: string; children: ReactNode }) {
  return (
    <Notice tone="negative" className="mx-4 mt-4 desktop:mx-8">
      {message}
      <span className="flex flex-wrap gap-x-5">{children}</span>
    </Notice>
  );
}

function Choice({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="link" size="inline" onClick={onClick}>
      {children}
    </Button>
  );
}
