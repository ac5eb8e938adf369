import { useState } from 'react';
import { t } from '../../../lib/i18n/text.tsx';
import type { Sent } from '../../../api/types.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { InviteForm } from './invite-form.tsx';
import { InviteResults } from './invite-results.tsx';

/** Invites people by their addresses, then shows what became of each, with the links. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [results, setResults] = useState<Sent<'POST /invitations'>['results'] | null>(null);
  return (
    <Dialog
      title={results ? t('invitations.resultsTitle') : t('invitations.invite')}
      {...(results ? {} : { description: t('invitations.inviteText') })}
      onClose={onClose}
      className="tablet:top-[10vh] tablet:max-h-[80vh] tablet:w-[34rem]"
    >
      {results ? (
        <InviteResults results={results} onAgain={() => setResults(null)} />
      ) : (
        <InviteForm onInvited={setResults} />
      )}
    </Dialog>
  );
}
