import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { cn } from '../lib/cn.ts';
import { focusedElement, restoreFocus } from '../lib/focus.ts';
import { Button } from './button.tsx';
import { t } from '../lib/i18n/text.tsx';

type ContentProps = ComponentProps<typeof Primitive.Content>;

interface DialogProps extends Pick<ContentProps, 'onOpenAutoFocus'> {
  title: ReactNode;
  /** One sentence that says what the dialog does. */
  description?: ReactNode;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/**
 * A modal dialog, open as long as it is rendered. Centred from 640 px on, a sheet at the bottom edge below. When it closes,
 * the focus returns to the element that opened it.
 */
export function Dialog({ title, description, onClose, className, children, ...props }: DialogProps) {
  const [opener] = useState(focusedElement);
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        {/* As high as the content, so that the one of a second dialog covers the first. */}
        <Primitive.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <Primitive.Content
          aria-modal
          onCloseAutoFocus={() => restoreFocus(opener)}
          className={cn(
            'fixed inset-x-0 bottom-0 z-50 max-h-[88dvh] slide-up overflow-y-auto rounded-t border border-line bg-raised p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] shadow tablet:inset-x-auto tablet:start-1/2 tablet:top-[18vh] tablet:bottom-auto tablet:w-[28rem] tablet:-translate-x-1/2 tablet:rounded rtl:tablet:translate-x-1/2',
            className,
          )}
          {...(description ? {} : { 'aria-describedby': undefined })}
          {...props}
        >
          <div className="mb-4 grid grid-cols-1 gap-1 pe-10 wrap-anywhere">
            <Primitive.Title className="text-large">{title}</Primitive.Title>
            {description && <Primitive.Description className="text-ink-soft">{description}</Primitive.Description>}
          </div>
          {children}
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon" aria-label={t('ui.close')} className="absolute end-3 top-3">
              <X />
            </Button>
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface DialogActionsProps {
  /** The label of the button that only closes the dialog. */
  cancel?: string;
  /** The confirming button, which comes last. */
  children: ReactNode;
}

/** The row of buttons at the end of a dialog. Sticky at the bottom below 640 px. */
export function DialogActions({ cancel = t('ui.cancel'), children }: DialogActionsProps) {
  return (
    <div className="mt-6 flex flex-wrap gap-2 max-tablet:sticky max-tablet:-bottom-[max(1.25rem,env(safe-area-inset-bottom))] max-tablet:z-1 max-tablet:-mx-5 max-tablet:-mb-[max(1.25rem,env(safe-area-inset-bottom))] max-tablet:border-t max-tablet:border-line max-tablet:bg-raised max-tablet:px-5 max-tablet:pt-3 max-tablet:pb-[max(0.75rem,env(safe-area-inset-bottom))] max-tablet:*:flex-1 tablet:justify-end">
      <Primitive.Close asChild>
        <Button>{cancel}</Button>
      </Primitive.Close>
      {children}
    </div>
  );
}
