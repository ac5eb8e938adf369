import { ChevronDown } from 'lucide-react';
import { t } from '../../../lib/i18n/text.tsx';
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
          aria-label={chosen ? t('conversations.model', { name: chosen.display_name }) : t('conversations.modelNone')}
        >
          <span className="truncate">{chosen ? <bdi>{chosen.display_name}</bdi> : t('conversations.chooseModel')}</span>
          <ChevronDown aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-80 max-w-[calc(100vw-2rem)]">
        <DropdownMenuRadioGroup value={chosen?.id ?? ''} onValueChange={onChoose}>
          {models.map((model) => (
            <DropdownMenuRadioItem key={model.id} value={model.id} className="py-2">
              <span className="grid min-w-0 gap-0.5">
                <span className="truncate">
                  <bdi>{model.display_name}</bdi>
                </span>
                <span className="text-small text-ink-faint">
                  <bdi>{model.description}</bdi>
                </span>
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
