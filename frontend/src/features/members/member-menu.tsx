import { Ellipsis, RotateCcw, UserMinus, UserRoundCog, UserRoundX } from 'lucide-react';
import { useFocusContentOnUnmount } from '../../lib/hooks.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx';
import type { Member } from './queries.ts';

export interface MemberChoice {
  action: MemberAction;
  member: Member;
}

type MemberAction = 'change_role' | 'suspend' | 'restore' | 'remove';

interface MemberMenuProps {
  member: Member;
  onChoose: (choice: MemberChoice) => void;
}

const actions = [
  { action: 'change_role', label: 'members.changeRole', icon: UserRoundCog },
  { action: 'suspend', label: 'members.suspend', icon: UserMinus },
  { action: 'restore', label: 'members.restore', icon: RotateCcw },
  { action: 'remove', label: 'members.removeAsk', icon: UserRoundX },
] as const;

/** The actions that the user may perform on a member. */
export function actionsFor({ abilities }: Pick<Member, 'abilities'>) {
  return actions.filter(({ action }) => abilities[action]);
}

/** A menu of these actions; an empty box of the same size where there is none. */
export function MemberMenu({ member, onChoose }: MemberMenuProps) {
  useFocusContentOnUnmount();
  const offered = actionsFor(member);
  if (offered.length === 0) return <span className="block size-control" />;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t('members.actions', { name: member.name })}>
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {offered.map(({ action, label, icon: Icon }) => (
          <DropdownMenuItem key={action} danger={action === 'remove'} onSelect={() => onChoose({ action, member })}>
            <Icon /> {t(label)}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
