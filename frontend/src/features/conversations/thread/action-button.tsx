import type { LucideIcon } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';

interface ActionButtonProps {
  icon: LucideIcon;
  label: string;
  disabled?: boolean;
  onClick: () => void;
}

/** One of the quiet buttons below a message: 44 px under a thumb, named by a tooltip under a mouse. */
export function ActionButton({ icon: Icon, label, disabled = false, onClick }: ActionButtonProps) {
  return (
    <Tooltip content={label} side="bottom">
      <Button
        look="quiet"
        size="icon"
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
        className="desktop:size-8"
      >
        <Icon aria-hidden />
      </Button>
    </Tooltip>
  );
}
