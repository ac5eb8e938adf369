import type { Role } from '@atrium/backend/api';
import { FileUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { messageOf } from '../../../api/error.ts';
import { useMe } from '../../../api/session.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useImport } from '../changes.ts';
import { RoleSelect } from '../role-select.tsx';
import { ImportReport } from './import-report.tsx';

/** Bytes; the server's bound. */
const largest = 1_000_000;

/** The names of columns and roles are the same in every language. */
const example = 'email,role,language\nann@example.com,member,en\nbob@example.com,client,de';

/** Invites the people of a CSV file, and shows what became of each line. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const [role, setRole] = useState<Role>('client');
  const [isTooLarge, setIsTooLarge] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error, data: report } = useImport();

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    // The same file can be chosen again after it was changed.
    target.value = '';
    if (!file) return;
    setIsTooLarge(file.size > largest);
    if (file.size <= largest) mutate({ file, role });
  }

  return (
    <Dialog
      title={t('invitations.importTitle')}
      {...(report ? {} : { description: t('invitations.importText') })}
      onClose={onClose}
      className="tablet:top-[10vh] tablet:max-h-[80vh] tablet:w-[34rem]"
    >
      {report ? (
        <>
          <ImportReport report={report} />
          <DialogActions cancel={t('invitations.done')}>{null}</DialogActions>
        </>
      ) : (
        <div className="grid gap-5">
          <pre dir="ltr" className="overflow-x-auto rounded bg-sunken p-3 text-start text-small">
            {example}
          </pre>
          <RoleSelect value={role} giver={me.role} onChange={setRole} label={t('invitations.importRole')} />
          {isTooLarge && <Notice tone="negative">{t('invitations.fileTooLarge')}</Notice>}
          {error && !isTooLarge && <Notice tone="negative">{messageOf(error)}</Notice>}
          <input
            ref={input}
            type="file"
            accept=".csv,text/csv"
            aria-label={t('invitations.chooseFile')}
            className="sr-only"
            tabIndex={-1}
            onChange={choose}
          />
          <DialogActions>
            <Button variant="primary" busy={isPending} onClick={() => input.current?.click()}>
              <FileUp /> {t('invitations.chooseFile')}
            </Button>
          </DialogActions>
        </div>
      )}
    </Dialog>
  );
}
