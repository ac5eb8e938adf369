import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { describeFindings, type Finding } from './findings.ts';
import { NotSent } from './not-sent.tsx';

interface GuardNoticeProps {
  findings: readonly Finding[];
  /** Replaces each finding by a placeholder. */
  onReplace: () => void;
  onSelect: (finding: Finding) => void;
}

/** Names the categories of sensitive text that the guard found in a question, which was not sent. */
export function GuardNotice({ findings, onReplace, onSelect }: GuardNoticeProps) {
  const [first] = findings;
  if (first === undefined) return null;
  return (
    <Notice tone="negative">
      <NotSent reason={t('conversations.guardFound', { findings: describeFindings(findings) })} />
      <div className="-mb-1 flex flex-wrap gap-x-4">
        <Button variant="link" size="inline" onClick={onReplace}>
          {t('conversations.usePlaceholders', { count: findings.length })}
        </Button>
        <Button variant="link" size="inline" onClick={() => onSelect(first)}>
          {t('conversations.showFinding')}
        </Button>
      </div>
    </Notice>
  );
}
