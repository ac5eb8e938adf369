import { t } from '../../lib/i18n/text.tsx';
import { answerLeaveQuestion } from '../../lib/unsaved-changes.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';

/** Asks before the page is left with changes that are not saved. @param hasDraft a draft of them can be kept */
export function LeaveDialog({ hasDraft }: { hasDraft: boolean }) {
  const stay = () => answerLeaveQuestion('stay');
  if (hasDraft) {
    return (
      <Dialog title={t('shell.leaveDraft')} description={t('shell.leaveDraftText')} onClose={stay}>
        <DialogActions cancel={t('shell.goOn')}>
          <Button className="text-negative" onClick={() => answerLeaveQuestion('discard')}>
            {t('shell.discardDraft')}
          </Button>
          <Button variant="primary" onClick={() => answerLeaveQuestion('leave')}>
            {t('shell.keepDraft')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={t('shell.leave')}
      description={t('shell.leaveText')}
      action={t('shell.leaveAction')}
      onConfirm={() => answerLeaveQuestion('leave')}
      onClose={stay}
    />
  );
}
