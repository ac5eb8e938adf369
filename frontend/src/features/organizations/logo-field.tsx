import { ImageUp, Trash2 } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Logo } from '../../ui/tenant-logo.tsx';
import { type LogoFault, readLogo } from './read-logo.ts';

interface LogoFieldProps {
  /** An address; empty: there is no logo. */
  value: string;
  onChange: (value: string) => void;
  /** The name of the portal, whose initial replaces a missing logo. */
  name: string;
  /** Why the server has refused it. */
  error: string | undefined;
}

/** Chooses, previews, replaces and removes the logo. */
export function LogoField({ value, onChange, name, error }: LogoFieldProps) {
  const [fault, setFault] = useState<LogoFault | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    // The same file can be chosen again after it was changed.
    target.value = '';
    if (!file) return;
    const read = await readLogo(file);
    setFault('fault' in read ? read.fault : null);
    if ('url' in read) onChange(read.url);
  }

  function remove() {
    setFault(null);
    onChange('');
  }

  return (
    <Field
      label={t('organizations.logo')}
      aside={t('ui.optional')}
      error={fault ? t(fault) : error}
      hint={t('organizations.logoHint')}
    >
      {(control) => (
        <div className="flex flex-wrap items-center gap-3">
          <div className="flex min-h-16 items-center rounded border border-line bg-surface px-4">
            <Logo
              key={value}
              url={value || null}
              name={name}
              onLoadError={() => setFault('organizations.logoUnreachable')}
            />
          </div>
          <input
            {...control}
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif,image/avif,image/svg+xml"
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => void choose(event)}
          />
          <Button onClick={() => input.current?.click()} aria-describedby={control['aria-describedby']}>
            <ImageUp />
            {value ? t('organizations.replaceLogo') : t('organizations.chooseLogo')}
          </Button>
          {value && (
            <Button variant="ghost" onClick={remove}>
              <Trash2 />
              {t('organizations.removeLogo')}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
