import { ArrowUp, Sparkles } from 'lucide-react';
import { t } from '../../../lib/i18n/text.tsx';
import { Markdown } from '../../../ui/markdown/markdown.tsx';
import { PortalFrame } from './portal-frame.tsx';

/** A client asks the portal's AI. */
export function ClientView() {
  return (
    <PortalFrame label={t('organizations.clientView')} place="chat">
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-hidden p-4 tablet:px-6">
        <p className="ms-auto max-w-[88%] rounded bg-sunken px-4 py-2.5 dark:bg-raised">
          {t('organizations.sampleQuestion')}
        </p>
        <Markdown text={t('organizations.sampleAnswer')} />
      </div>
      <div className="m-3 mt-0 grid gap-1 rounded border border-edge bg-surface p-2">
        <span className="px-1 text-ink-faint">{t('organizations.sampleComposer')}</span>
        <span className="flex items-center justify-between">
          <span className="flex items-center gap-1.5 px-1 text-small text-ink-soft">
            <Sparkles className="size-3.5" />
            {t('organizations.sampleModel')}
          </span>
          <span className="grid size-8 place-items-center rounded border border-brand-edge bg-brand text-on-brand">
            <ArrowUp className="size-4" />
          </span>
        </span>
      </div>
    </PortalFrame>
  );
}
