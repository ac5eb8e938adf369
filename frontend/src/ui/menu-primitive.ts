import { DropdownMenu } from 'radix-ui';

const { Root, Trigger, Portal, Content, Item, RadioGroup, RadioItem, ItemIndicator, Label, Separator } = DropdownMenu;

/** What `dropdown-menu.tsx` loads when the first menu is used. */
export const menuPrimitive = {
  Root,
  Trigger,
  Portal,
  Content,
  Item,
  RadioGroup,
  RadioItem,
  ItemIndicator,
  Label,
  Separator,
};
