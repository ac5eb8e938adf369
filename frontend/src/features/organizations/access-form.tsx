import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { api } from '../../api/api.ts';
import { messageOf } from '../../api/error.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Switch } from '../../ui/switch.tsx';
import { toast } from '../../ui/toast.tsx';
import type { OrganizationFormProps } from './name-form.tsx';

/** Switches requests to join on and off; saves at once. */
export function AccessForm({ organization, onSaved }: OrganizationFormProps) {
  const id = useId();
  const change = useMutation({
    mutationFn: (open: boolean) =>
      api('PATCH /organization', { body: { settings: { self_registration: open ? 'open' : 'closed' } } }),
    onSuccess: onSaved,
    onError: (error) => toast(messageOf(error), { tone: 'negative' }),
  });
  const open = change.isPending ? change.variables : organization.settings.self_registration === 'open';
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="grid gap-0.5">
        <label htmlFor={id} className="font-strong">
          {t('organizations.joinable')}
        </label>
        <p id={`${id}-note`} className="text-pretty text-ink-soft">
          {t('organizations.joinableText')}
        </p>
      </div>
      <Switch id={id} aria-describedby={`${id}-note`} checked={open} onCheckedChange={(next) => change.mutate(next)} />
    </div>
  );
}
