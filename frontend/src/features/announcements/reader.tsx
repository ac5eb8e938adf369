import { Markdown } from '../../lib/markdown/markdown.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogClose, DialogContent } from '../../ui/dialog.tsx';
import { Facts } from './facts.tsx';
import type { Announcement } from './queries.ts';

interface ReaderProps {
  announcement: Announcement;
  onDismiss: () => void;
  onClose: () => void;
}

/** One announcement as a whole, over the page that is open. */
export function Reader({ announcement, onDismiss, onClose }: ReaderProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={<bdi>{announcement.title}</bdi>}
        className="tablet:top-[10vh] tablet:max-h-[80dvh] tablet:w-[40rem]"
      >
        <div className="-mt-3 mb-4">
          <Facts announcement={announcement} />
        </div>
        <Markdown text={announcement.body} />
        <DialogActions>
          <DialogClose asChild>
            <Button>Keep for later</Button>
          </DialogClose>
          <Button look="primary" onClick={onDismiss}>
            Dismiss
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
