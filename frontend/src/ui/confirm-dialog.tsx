import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';
import { Notice } from './notice.tsx';

interface ConfirmDialogProps {
  title: ReactNode;
  /** What will be lost. */
  description: ReactNode;
  /** The label of the confirming button: a verb. */
  action: string;
  busy?: boolean;
  /** Why the last attempt failed. */
  failure?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is destroyed. */
export function ConfirmDialog({ title, description, action, busy, failure, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      {failure !== undefined && <Notice tone="negative">{failure}</Notice>}
      <DialogActions>
        <Button variant="danger" busy={busy ?? false} onClick={onConfirm}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
