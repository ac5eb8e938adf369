import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';

interface LeaveDialogProps {
  onKeep: () => void;
  onDiscard: () => void;
  /** Goes on writing. */
  onClose: () => void;
}

/** Asks what becomes of an announcement that was begun and not posted or saved. */
export function LeaveDialog({ onKeep, onDiscard, onClose }: LeaveDialogProps) {
  return (
    <Dialog title={t('announcements.leaveTitle')} description={t('announcements.leaveText')} onClose={onClose}>
      <DialogActions cancel={t('announcements.goOn')}>
        <Button className="text-negative" onClick={onDiscard}>
          {t('announcements.discard')}
        </Button>
        <Button variant="primary" onClick={onKeep}>
          {t('announcements.keepDraft')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
