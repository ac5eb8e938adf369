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
  const label = <span className="ms-1.5 truncate text-small text-ink-faint">{name}</span>;
  if (usage === null) return label;
  return (
    <Tooltip
      side="bottom"
      content={
        <>
          {usage.prompt_tokens.toLocaleString()} tokens in, {usage.completion_tokens.toLocaleString()} out
          {cost !== null && cost.micros > 0 && `, ${priceOf(cost)}`}
        </>
      }
    >
      {label}
    </Tooltip>
  );
}

/** Two significant digits, since an answer costs fractions of a cent. `micros`: millionths of the currency unit. */
function priceOf({ micros, currency }: NonNullable<Message['cost']>): string {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumSignificantDigits: 2 });
  return format.format(micros / MICROS);
}
