import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { describeFindings, type Finding } from './findings.ts';

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
      <p>
        <strong>Not sent.</strong> It holds {describeFindings(findings)}, marked below. Such data does not leave your
        organization.
      </p>
      <div className="-mb-1 flex flex-wrap gap-x-4">
        <Button variant="link" size="inline" onClick={onReplace}>
          {findings.length === 1 ? 'Use a placeholder' : 'Use placeholders'}
        </Button>
        <Button variant="link" size="inline" onClick={() => onSelect(first)}>
          Show me
        </Button>
      </div>
    </Notice>
  );
}
