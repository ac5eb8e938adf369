import { useRef, useState } from 'react';
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { ApiError, isApiError } from '../../api/error.ts';
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

const announcementSchema = z.object({
  title: fieldSchemas.required('Enter a title.', 120),
  body: z
    .string()
    .check(z.regex(/\S/u, 'Write what there is to say.'), z.maxLength(10_000, 'At most 10,000 characters.')),
  level: z.enum(['info', 'important']),
  expires_at: z
    .string()
    .check(
      z.refine(
        (typed) => typed === '' || Date.parse(fromLocal(typed) ?? '') > Date.now(),
        'Choose a time in the future.',
      ),
    ),
});
type FormValues = z.infer<typeof announcementSchema>;

const levels = [
  { value: 'info', label: 'For information', description: 'A quiet line above the page' },
  { value: 'important', label: 'Important', description: 'Stands out, and comes first' },
] as const;

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
      toast(announcement ? 'Announcement saved.' : 'Posted. Everybody sees it now.', { tone: 'positive' });
      onClose();
    } catch (error) {
      showFailure(form, error);
    }
  };
  /** Escape and a click outside do not close a dialog with unsaved text. */
  const preventLoss = (event: Event) => isDirty && event.preventDefault();

  return (
    <Dialog
      onClose={onClose}
      title={announcement ? 'Edit the announcement' : 'New announcement'}
      description={
        announcement
          ? 'Those who dismissed it are not disturbed again.'
          : 'Everybody in your organization sees its title above every page until they dismiss it.'
      }
      className="tablet:top-[6vh] tablet:max-h-[88dvh] tablet:w-[40rem]"
      onInteractOutside={preventLoss}
      onEscapeKeyDown={preventLoss}
    >
      <Form form={form} onSubmit={submit}>
        <Field label="Title" error={errors.title?.message}>
          {(control) => <Input {...control} {...form.register('title')} dir="auto" />}
        </Field>
        <Tabs value={errors.body ? 'write' : tab} onValueChange={setTab} className="grid gap-3">
          <TabsList aria-label="Text">
            <TabsTrigger value="write">Write</TabsTrigger>
            <TabsTrigger value="preview">Preview</TabsTrigger>
          </TabsList>
          <TabsContent value="write">
            <Field label="Text" error={errors.body?.message} hint="Markdown: **bold**, lists, [links](https://…)">
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
          <Field label="Weight" error={errors.level?.message}>
            {(control) => (
              <Controller
                control={form.control}
                name="level"
                render={({ field: { value, onChange } }) => (
                  <Select {...control} value={value} onChange={onChange} options={levels} />
                )}
              />
            )}
          </Field>
          <Field
            label="Expires"
            aside="optional"
            error={errors.expires_at?.message}
            hint="Then it vanishes for everybody."
          >
            {(control) => <Input {...control} {...form.register('expires_at')} type="datetime-local" />}
          </Field>
        </div>
        <FormFailure form={form} />
        <DialogActions>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {announcement ? 'Save' : 'Post'}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function Preview({ text }: { text: string }) {
  return text.trim() === '' ? <p className="text-ink-faint">Nothing is written yet.</p> : <Markdown text={text} />;
}

const editConflictMessage = 'Somebody else has edited this meanwhile. Save again to replace their words with yours.';

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
      if (isApiError(error, 'version_stale')) {
        version.current = (await api('GET /announcements/:id', { params })).version;
        throw new ApiError({ code: 'version_stale', status: error.status, message: editConflictMessage, cause: error });
      }
      throw error;
    }
  };
}
