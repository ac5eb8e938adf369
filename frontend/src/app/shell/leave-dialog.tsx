import { t } from '../../lib/i18n/text.tsx';
import { resolveNavigation } from '../../lib/unsaved-changes.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Asks before a navigation that loses what is not saved. */
export function LeaveDialog() {
  return (
    <ConfirmDialog
      title={t('shell.leave')}
      description={t('shell.leaveText')}
      action={t('shell.leaveAction')}
      onConfirm={() => resolveNavigation('leave')}
      onClose={() => resolveNavigation('stay')}
    />
  );
}
