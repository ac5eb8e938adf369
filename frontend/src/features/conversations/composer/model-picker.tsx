import { ChevronDown } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '../../../ui/dropdown-menu.tsx';
import type { Model } from '../types.ts';

interface ModelPickerProps {
  models: readonly Model[];
  chosen: Model | undefined;
  onChoose: (id: string) => void;
}

/** Chooses the model of the next answer. */
export function ModelPicker({ models, chosen, onChoose }: ModelPickerProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="small"
          className="min-w-0 px-2.5"
          aria-label={`Model: ${chosen?.display_name ?? 'none'}`}
        >
          <span className="truncate">{chosen?.display_name ?? 'Choose a model'}</span>
          <ChevronDown aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-80 max-w-[calc(100vw-2rem)]">
        <DropdownMenuRadioGroup value={chosen?.id ?? ''} onValueChange={onChoose}>
          {models.map((model) => (
            <DropdownMenuRadioItem key={model.id} value={model.id} className="py-2">
              <span className="grid min-w-0 gap-0.5">
                <span className="truncate">{model.display_name}</span>
                <span className="text-small text-ink-faint">{model.description}</span>
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
