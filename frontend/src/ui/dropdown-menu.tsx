import { Check } from 'lucide-react';
import { Slot } from 'radix-ui';
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useRef,
  useState,
} from 'react';
import { cn } from '../lib/cn.ts';
import { t } from '../lib/i18n/text.tsx';
import { LazyModule } from '../lib/lazy-module.ts';
import { menuClasses, menuItemClasses } from './menu-classes.ts';
import type { menuPrimitive } from './menu-primitive.ts';
import { toast } from './toast.tsx';

type Primitive = typeof menuPrimitive;
type PropsOf<Part extends keyof Primitive> = ComponentProps<Primitive[Part]>;

const primitive = new LazyModule(async () => (await import('./menu-primitive.ts')).menuPrimitive);

/** Loads the code of menus, with which the first one opens at once. */
export const preloadMenus = primitive.preload;

interface MenuState {
  /** Null: the menu has not been opened yet, and is only its button. */
  parts: Primitive | null;
  trigger: RefObject<HTMLButtonElement | null>;
  open: (event: Event) => void;
}

const MenuContext = createContext<MenuState | null>(null);

function useMenu(): MenuState {
  const menu = use(MenuContext);
  if (!menu) throw new Error('This belongs into a DropdownMenu');
  return menu;
}

function useParts(): Primitive {
  const { parts } = useMenu();
  if (!parts) throw new Error('This belongs into the content of a DropdownMenu');
  return parts;
}

/**
 * A menu that opens below its button; Escape and a click outside close it. Not modal: the page behind it stays scrollable. Its
 * code (18 kB) is loaded when the first menu is used: what opened it is repeated then.
 */
export function DropdownMenu({ children }: { children: ReactNode }) {
  const [parts, setParts] = useState<Primitive | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const opening = useRef<Event | null>(null);

  useEffect(() => {
    if (!parts || !opening.current) return;
    trigger.current?.focus();
    trigger.current?.dispatchEvent(opening.current);
    opening.current = null;
  }, [parts]);

  const open = (event: Event) => {
    opening.current = event;
    primitive.load().then(
      (loaded) => setParts(() => loaded),
      () => toast(t('ui.failed'), { tone: 'negative' }),
    );
  };
  return (
    <MenuContext value={{ parts, trigger, open }}>
      {parts ? <parts.Root modal={false}>{children}</parts.Root> : children}
    </MenuContext>
  );
}

export function DropdownMenuTrigger({ asChild = false, ...props }: PropsOf<'Trigger'>) {
  const { parts, trigger, open } = useMenu();
  if (parts) return <parts.Trigger ref={trigger} asChild={asChild} {...props} />;
  const Button = asChild ? Slot.Root : 'button';
  return (
    <Button
      {...(!asChild && { type: 'button' })}
      aria-haspopup="menu"
      aria-expanded={false}
      data-state="closed"
      onPointerEnter={preloadMenus}
      onFocus={preloadMenus}
      onClick={({ detail }) => {
        const isPointer = detail > 0;
        open(isPointer ? new PointerEvent('pointerdown', { bubbles: true }) : keydown('Enter'));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        open(keydown(event.key));
      }}
      {...props}
    />
  );
}

const keydown = (key: string) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });

export function DropdownMenuContent({ className, sideOffset = 6, ...props }: PropsOf<'Content'>) {
  const { parts } = useMenu();
  if (!parts) return null;
  return (
    <parts.Portal>
      <parts.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(menuClasses, 'min-w-48', className)}
        {...props}
      />
    </parts.Portal>
  );
}

export function DropdownMenuItem({ danger, className, ...props }: PropsOf<'Item'> & { danger?: boolean }) {
  const { Item } = useParts();
  return (
    <Item className={cn(menuItemClasses, danger && 'text-negative [&_svg]:text-negative', className)} {...props} />
  );
}

export function DropdownMenuRadioGroup(props: PropsOf<'RadioGroup'>) {
  const { RadioGroup } = useParts();
  return <RadioGroup {...props} />;
}

export function DropdownMenuRadioItem({ className, children, ...props }: PropsOf<'RadioItem'>) {
  const { RadioItem, ItemIndicator } = useParts();
  return (
    <RadioItem className={cn(menuItemClasses, className)} {...props}>
      {children}
      <ItemIndicator className="ms-auto ps-3">
        <Check />
      </ItemIndicator>
    </RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: PropsOf<'Label'>) {
  const { Label } = useParts();
  return <Label className={cn('px-2.5 pt-1.5 pb-1 text-small text-ink-faint', className)} {...props} />;
}

export function DropdownMenuSeparator() {
  const { Separator } = useParts();
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}
