import type { LucideIcon } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';

interface ActionButtonProps {
  icon: LucideIcon;
  label: string;
  disabled?: boolean;
  onClick: () => void;
}

/** An icon button below a message, with its label as tooltip. */
export function ActionButton({ icon: Icon, label, disabled = false, onClick }: ActionButtonProps) {
  return (
    <Tooltip content={label} side="bottom">
      <Button
        variant="ghost"
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
