import { WifiOff } from 'lucide-react';
import { useOnline } from '../../lib/hooks.ts';
import { t } from '../../lib/i18n/text.tsx';

/** Shown while the browser is offline. */
export function OfflineNotice() {
  const online = useOnline();
  return (
    <output className="block shrink-0">
      {!online && (
        <span className="flex items-center justify-center gap-2 border-b border-caution/30 bg-caution-tint px-4 py-2 text-small text-caution">
          <WifiOff aria-hidden className="size-4" />
          {t('shell.offline')}
        </span>
      )}
    </output>
  );
}
