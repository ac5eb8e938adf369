import { useRef, useState } from 'react';
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { isApiError } from '../../api/error.ts';
import { t } from '../../lib/i18n/text.tsx';
import { fieldSchemas, showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import { randomId } from '../../lib/random-id.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/tabs.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { toast } from '../../ui/toast.tsx';
import { showSaved } from './changes.ts';
import { fromLocal, toLocal } from './local-time.ts';
import type { Announcement } from './queries.ts';

/** Characters. */
const bodyMax = 10_000;

const announcementSchema = z.object({
  title: fieldSchemas.required('announcements.titleMissing', 120),
  body: z
    .string()
    .check(
      z.regex(/\S/u, { error: () => t('announcements.bodyMissing') }),
      z.maxLength(bodyMax, { error: () => t('announcements.bodyTooLong', { count: bodyMax }) }),
    ),
  level: z.enum(['info', 'important']),
  expires_at: z.string().check(
    z.refine((typed) => typed === '' || Date.parse(fromLocal(typed) ?? '') > Date.now(), {
      error: () => t('announcements.expiresPast'),
    }),
  ),
});
type FormValues = z.infer<typeof announcementSchema>;

const levelOptions = () =>
  (['info', 'important'] as const).map((level) => ({
    value: level,
    label: t(`announcements.${level}`),
    description: t(`announcements.${level}Text`),
  }));

interface ComposeProps {
  /** The announcement to edit; null: a new one. */
  announcement: Announcement | null;
  onClose: () => void;
}

/** The dialog to write or edit an announcement. */
export function Compose({ announcement, onClose }: ComposeProps) {
  const form = useSchemaForm(announcementSchema, {
    title: announcement?.title ?? '',
    body: announcement?.body ?? '',
    level: announcement?.level ?? 'info',
    expires_at: toLocal(announcement?.expires_at ?? null),
  });
  const save = useSave(announcement);
  const [tab, setTab] = useState('write');
  const { errors, isSubmitting, isDirty } = form.formState;

  const submit = async (values: FormValues) => {
    try {
      await showSaved(await save({ ...values, expires_at: fromLocal(values.expires_at) }));
      toast(announcement ? t('announcements.saved') : t('announcements.posted'), { tone: 'positive' });
      onClose();
    } catch (error) {
      if (isApiError(error, 'version_stale')) form.setError('root', { message: t('announcements.editConflict') });
      else showFailure(form, error);
    }
  };
  /** Escape and a click outside do not close a dialog with unsaved text. */
  const preventLoss = (event: Event) => isDirty && event.preventDefault();

  return (
    <Dialog
      onClose={onClose}
      title={announcement ? t('announcements.edit') : t('announcements.new')}
      description={announcement ? t('announcements.editText') : t('announcements.newText')}
      className="tablet:top-[6vh] tablet:max-h-[88dvh] tablet:w-[40rem]"
      onInteractOutside={preventLoss}
      onEscapeKeyDown={preventLoss}
    >
      <Form form={form} onSubmit={submit}>
        <Field label={t('announcements.title')} error={errors.title?.message}>
          {(control) => <Input {...control} {...form.register('title')} dir="auto" />}
        </Field>
        <Tabs value={errors.body ? 'write' : tab} onValueChange={setTab} className="grid gap-3">
          <TabsList aria-label={t('announcements.body')}>
            <TabsTrigger value="write">{t('announcements.write')}</TabsTrigger>
            <TabsTrigger value="preview">{t('announcements.preview')}</TabsTrigger>
          </TabsList>
          <TabsContent value="write">
            <Field label={t('announcements.body')} error={errors.body?.message} hint={t('announcements.bodyHint')}>
              {(control) => (
                <Textarea
                  {...control}
                  {...form.register('body')}
                  dir="auto"
                  className="max-h-72 min-h-28 tablet:min-h-36"
                />
              )}
            </Field>
          </TabsContent>
          <TabsContent value="preview" className="min-h-44">
            <Preview text={form.watch('body')} />
          </TabsContent>
        </Tabs>
        <div className="grid gap-5 tablet:grid-cols-2">
          <Field label={t('announcements.weight')} error={errors.level?.message}>
            {(control) => (
              <Controller
                control={form.control}
                name="level"
                render={({ field: { value, onChange } }) => (
                  <Select {...control} value={value} onChange={onChange} options={levelOptions()} />
                )}
              />
            )}
          </Field>
          <Field
            label={t('announcements.expires')}
            aside={t('announcements.optional')}
            error={errors.expires_at?.message}
            hint={t('announcements.expiresHint')}
          >
            {(control) => <Input {...control} {...form.register('expires_at')} type="datetime-local" />}
          </Field>
        </div>
        <FormFailure form={form} />
        <DialogActions>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {announcement ? t('announcements.save') : t('announcements.post')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function Preview({ text }: { text: string }) {
  return text.trim() === '' ? (
    <p className="text-ink-faint">{t('announcements.nothingWritten')}</p>
  ) : (
    <Markdown text={text} />
  );
}

type Saved = Omit<FormValues, 'expires_at'> & { expires_at: string | null };

/**
 * Saves the form. A retry of the same new announcement has the same idempotency key; an edit is refused once with `version_stale`
 * where somebody else has edited the announcement.
 */
function useSave(announcement: Announcement | null): (body: Saved) => Promise<Announcement> {
  const posting = useRef({ body: '', key: '' });
  const version = useRef(announcement?.version ?? 0);

  if (announcement === null) {
    return (body) => {
      const text = JSON.stringify(body);
      if (posting.current.body !== text) posting.current = { body: text, key: randomId() };
      return api('POST /announcements', { body }, { headers: { 'idempotency-key': posting.current.key } });
    };
  }
  const params = { id: announcement.id };
  return async (body) => {
    try {
      const headers = { 'if-match': `"${version.current}"` };
      return await api('PATCH /announcements/:id', { params, body }, { headers });
    } catch (error) {
      if (isApiError(error, 'version_stale'))
        version.current = (await api('GET /announcements/:id', { params })).version;
      throw error;
    }
  };
}
