import { CircleCheck, type LucideIcon, MessageCircle, Palette, Sparkles, Users } from 'lucide-react';
import { Link } from 'react-router';
import { type PlainMessageId, t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { StepId } from './queries.ts';

interface StepFacts {
  icon: LucideIcon;
  title: PlainMessageId;
  text: PlainMessageId;
  /** The page where it is done, and the text of the link to it. */
  to: string;
  action: PlainMessageId;
}

const facts: Readonly<Record<StepId, StepFacts>> = {
  brand: {
    icon: Palette,
    title: 'firstSteps.brand',
    text: 'firstSteps.brandText',
    to: '/settings/brand',
    action: 'firstSteps.brandAction',
  },
  people: {
    icon: Users,
    title: 'firstSteps.people',
    text: 'firstSteps.peopleText',
    to: '/settings/access',
    action: 'firstSteps.peopleAction',
  },
  model: {
    icon: Sparkles,
    title: 'firstSteps.model',
    text: 'firstSteps.modelText',
    to: '/chat',
    action: 'firstSteps.modelAction',
  },
  chat: {
    icon: MessageCircle,
    title: 'firstSteps.chat',
    text: 'firstSteps.chatText',
    to: '/chat',
    action: 'firstSteps.chatAction',
  },
};

/** One step with a link to its page. @param isNext the first that is left, whose link is the primary action */
export function Step({ id, done, isNext }: { id: StepId; done: boolean; isNext: boolean }) {
  const { icon: Icon, title, text, to, action } = facts[id];
  return (
    <li>
      <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
        {done ? (
          <CircleCheck aria-hidden className="size-5 shrink-0 text-positive" />
        ) : (
          <Icon aria-hidden className="size-5 shrink-0 text-brand-ink" />
        )}
        <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
          <h2 className="text-base">
            {t(title)}
            {done && <span className="font-normal text-positive"> · {t('firstSteps.done')}</span>}
          </h2>
          {!done && <p className="max-w-prose text-pretty text-ink-soft">{t(text)}</p>}
        </div>
        <Button asChild variant={isNext ? 'primary' : done ? 'ghost' : 'secondary'}>
          <Link to={to}>{t(action)}</Link>
        </Button>
      </Card>
    </li>
  );
}
