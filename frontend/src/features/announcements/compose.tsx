import { useCallback, useEffect, useState } from 'react';
import { Controller } from 'react-hook-form';
import { isApiError } from '../../api/error.ts';
import { t } from '../../lib/i18n/text.tsx';
import { exactTime } from '../../lib/time.ts';
import { type Exit, leaveOrAsk, useUnsavedChanges } from '../../lib/unsaved-changes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Select } from '../../ui/select.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/tabs.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { toast } from '../../ui/toast.tsx';
import { showSaved } from './changes.ts';
import { useDraft } from './draft.ts';
import { announcementSchema, type FormValues, valuesOf } from './form-schema.ts';
import type { Announcement } from './queries.ts';
import { useSave } from './use-save.ts';

const levelOptions = () =>
  (['info', 'important'] as const).map((level) => ({
    value: level,
    label: t(`announcements.${level}`),
    description: t(`announcements.${level}Text`),
  }));

/** A draft outlives the document, without a question. */
const exitsOfDraft: readonly Exit[] = ['navigation', 'sign-out'];

interface ComposeProps {
  /** The announcement to edit; null: a new one. */
  announcement: Announcement | null;
  onClose: () => void;
}

/** The dialog to write or edit an announcement. Each change is stored as a draft, until it is posted, saved or discarded. */
export function Compose({ announcement, onClose }: ComposeProps) {
  const { read: readDraft, write: writeDraft } = useDraft(announcement?.id ?? null);
  const [draft, setDraft] = useState(readDraft);
  const form = useSchemaForm(announcementSchema, valuesOf(announcement));
  const version = draft?.version ?? announcement?.version ?? 0;
  const save = useSave(announcement, version);
  const [tab, setTab] = useState('write');
  const { errors, isSubmitting, isDirty } = form.formState;

  const { reset, subscribe } = form;
  useEffect(() => {
    // What was there before the draft stays what an empty or unchanged form is compared with.
    if (draft) reset(draft.values, { keepDefaultValues: true });
    return subscribe({
      formState: { values: true },
      callback: ({ values }) => writeDraft(isSame(values, valuesOf(announcement)) ? null : { values, version }),
    });
  }, [draft, reset, subscribe, writeDraft, announcement, version]);

  const discardDraft = useCallback(() => writeDraft(null), [writeDraft]);
  useUnsavedChanges(isDirty, exitsOfDraft, discardDraft);
  const beginAnew = () => {
    discardDraft();
    setDraft(null);
    reset();
  };

  const submit = async (values: FormValues) => {
    try {
      const saved = await save(values);
      await showSaved(saved);
      toast(announcement ? t('announcements.saved') : postedText(saved), { tone: 'positive' });
      discardDraft();
      onClose();
    } catch (error) {
      if (isApiError(error, 'version_stale')) form.setError('root', { message: t('announcements.editConflict') });
      else showFailure(form, error);
    }
  };

  return (
    <Dialog
      onClose={() => leaveOrAsk('navigation', onClose)}
      title={announcement ? t('announcements.edit') : t('announcements.new')}
      description={announcement ? t('announcements.editText') : t('announcements.newText')}
      className="tablet:top-[6vh] tablet:max-h-[88dvh] tablet:w-[40rem]"
    >
      <Form form={form} onSubmit={submit}>
        {draft && (
          <Notice>
            <p>{t('announcements.draftKept')}</p>
            <Button variant="link" size="inline" onClick={beginAnew}>
              {t('announcements.discardDraft')}
            </Button>
          </Notice>
        )}
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
            aside={t('ui.optional')}
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

const isSame = (one: FormValues, other: FormValues) => JSON.stringify(one) === JSON.stringify(other);

/** Nobody is said to see it already: pages that are open learn of it a little later. */
function postedText({ expires_at: until }: Announcement): string {
  return until === null ? t('announcements.posted') : t('announcements.postedUntil', { time: exactTime(until) });
}

function Preview({ text }: { text: string }) {
  return text.trim() === '' ? (
    <p className="text-ink-faint">{t('announcements.nothingWritten')}</p>
  ) : (
    <Markdown text={text} />
  );
}
