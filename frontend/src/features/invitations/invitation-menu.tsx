import { Ban, Ellipsis, Link2, Send } from 'lucide-react';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx';
import { copyLink, useResend, useRevoke } from './changes.ts';
import type { Invitation } from './queries.ts';

/** What may be done with an invitation; an empty box where that is nothing. */
export function InvitationMenu({ invitation }: { invitation: Invitation }) {
  const resend = useResend();
  const revoke = useRevoke();
  const { abilities, email } = invitation;
  if (!abilities.resend && !abilities.revoke && !abilities.link) return <span className="block size-control" />;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          busy={resend.isPending || revoke.isPending}
          aria-label={t('invitations.actions', { email })}
        >
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {abilities.link && (
          <DropdownMenuItem onSelect={() => void copyLink(invitation)}>
            <Link2 /> {t('invitations.copyLink')}
          </DropdownMenuItem>
        )}
        {abilities.resend && (
          <DropdownMenuItem onSelect={() => resend.mutate(invitation)}>
            <Send /> {t('invitations.resend')}
          </DropdownMenuItem>
        )}
        {abilities.revoke && (
          <DropdownMenuItem danger onSelect={() => revoke.mutate(invitation)}>
            <Ban /> {t('invitations.revoke')}
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
