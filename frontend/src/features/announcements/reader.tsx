import { t } from '../../lib/i18n/text.tsx';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Byline } from './byline.tsx';
import type { Announcement } from './queries.ts';

interface ReaderProps {
  announcement: Announcement;
  /** Absent: it counts as read already. */
  onDismiss?: () => void;
  onClose: () => void;
}

/** A dialog with the whole announcement. */
export function Reader({ announcement, onDismiss, onClose }: ReaderProps) {
  return (
    <Dialog
      title={<bdi>{announcement.title}</bdi>}
      onClose={onClose}
      className="tablet:top-[10vh] tablet:max-h-[80dvh] tablet:w-[40rem]"
    >
      <div className="-mt-3 mb-4">
        <Byline announcement={announcement} />
      </div>
      <Markdown text={announcement.body} />
      <DialogActions cancel={onDismiss ? t('announcements.keep') : t('ui.close')}>
        {onDismiss && (
          <Button variant="primary" onClick={onDismiss}>
            {t('ui.dismiss')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
