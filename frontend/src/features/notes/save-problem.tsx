import type { ReactNode } from 'react';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Autosave, SaveState } from './autosave.ts';

/** Why the note is not saved, and what can be done about it. Nothing that was typed is lost by any of it. */
export function SaveProblem({ autosave, state }: { autosave: Autosave; state: SaveState }) {
  if (state.kind === 'failed') {
    return (
      <Problem message={state.message}>
        <Choice onClick={() => void autosave.flush()}>{t('notes.saveAgain')}</Choice>
      </Problem>
    );
  }
  if (state.kind === 'stale') {
    return (
      <Problem message={t('notes.changedMeanwhile')}>
        <Choice onClick={() => void autosave.resolve('mine')}>{t('notes.keepMine')}</Choice>
        <Choice onClick={() => void autosave.resolve('theirs')}>{t('notes.showTheirs')}</Choice>
      </Problem>
    );
  }
  if (state.kind === 'gone') {
    return (
      <Problem message={t('notes.deletedMeanwhile')}>
        <Choice onClick={() => void autosave.keepAsNew()}>{t('notes.keepAsNew')}</Choice>
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
