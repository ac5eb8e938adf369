import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { nonce } from '../lib/nonce.ts';
import { menuClasses, menuItemClasses } from './menu-classes.ts';
import { inputClasses } from './input.tsx';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  /** A second line below the label. */
  description?: string;
}

interface SelectProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  id?: string;
  disabled?: boolean;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
  className?: string;
  /** Shown before the value. */
  icon?: ReactNode;
}

/** One value out of a few. No option may have the value `''`, which Radix reserves for "no selection". */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  className,
  icon,
  ...props
}: SelectProps<Value>) {
  const { disabled, ...trigger } = props;
  return (
    <Primitive.Root value={value} onValueChange={(next) => onChange(next as Value)} {...(disabled ? { disabled } : {})}>
      <Primitive.Trigger
        className={cn(
          inputClasses,
          'flex h-control items-center gap-2 text-start [&>span]:truncate [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint',
          className,
        )}
        {...trigger}
      >
        {icon}
        <Primitive.Value />
        <Primitive.Icon className="ms-auto">
          <ChevronDown />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={6}
          collisionPadding={8}
          className={cn(menuClasses, 'min-w-(--radix-select-trigger-width)')}
        >
          <Primitive.Viewport nonce={nonce}>
            {options.map((option) => (
              <Primitive.Item key={option.value} value={option.value} className={cn(menuItemClasses, 'py-1.5')}>
                <span className="grid">
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  {option.description && <span className="text-small text-ink-faint">{option.description}</span>}
                </span>
                <Primitive.ItemIndicator className="ms-auto ps-3">
                  <Check />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
