import { formatLocale } from '../../../lib/i18n/i18n.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import type { Message } from '../types.ts';
import { useThread } from './thread-context.tsx';

const MICROS = 1_000_000;

/** The model of an answer; tokens and cost in a tooltip. */
export function AnswerMetadata({ message }: { message: Message }) {
  const { modelName } = useThread();
  const name = modelName(message.model);
  if (name === null) return null;
  const { usage, cost } = message;
  const label = (
    <span className="ms-1.5 truncate text-small text-ink-faint">
      <bdi>{name}</bdi>
    </span>
  );
  if (usage === null) return label;
  const tokens = { prompt: usage.prompt_tokens, completion: usage.completion_tokens };
  const isFree = cost === null || cost.micros === 0;
  return (
    <Tooltip
      side="bottom"
      content={
        isFree
          ? t('conversations.tokens', tokens)
          : t('conversations.tokensAndPrice', { ...tokens, price: priceOf(cost) })
      }
    >
      {label}
    </Tooltip>
  );
}

/** Two significant digits, since an answer costs fractions of a cent. `micros`: millionths of the currency unit. */
function priceOf({ micros, currency }: NonNullable<Message['cost']>): string {
  const format = new Intl.NumberFormat(formatLocale(), { style: 'currency', currency, maximumSignificantDigits: 2 });
  return format.format(micros / MICROS);
}
