import { type ReactNode, useRef, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { api } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { openSession, useSession } from '../../api/session.ts';
import { boot, installationUrl, requireTenant } from '../../lib/boot.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { PublicPage } from '../../ui/public-layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DemoLogins } from './demo-logins.tsx';
import { destination } from './destination.ts';
import { accountLockedMessage } from './account-locked-message.ts';
import { linkTo } from './page-link.tsx';
import { type Credentials, SignInForm } from './sign-in-form.tsx';

export function Component() {
  const [query] = useSearchParams();
  const session = useSession();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const signIn = async (body: Credentials) => {
    setBusy(true);
    setFailure(undefined);
    try {
      openSession(await api('POST /auth/login', { body }));
    } catch (error) {
      setFailure(isApiError(error, 'account_locked') ? accountLockedMessage(error.retryAfter) : messageOf(error));
      form.current?.querySelector<HTMLInputElement>('[name=password]')?.focus();
    } finally {
      setBusy(false);
    }
  };

  if (session.status === 'signed-in') return <Navigate to={destination(query)} replace />;
  return (
    <PublicPage
      title={t('auth.signIn')}
      footer={
        <div className="grid gap-2">
          {boot.joinable && (
            <p>
              <Text id="auth.newHere" parts={{ link: linkTo('/join') }} />
            </p>
          )}
          <WrongPortal />
        </div>
      }
    >
      {query.has('refused') && (
        <Notice className="mb-5">
          <Text id="auth.refused" values={{ organization: requireTenant().name }} />
        </Notice>
      )}
      {query.has('ended') && <Notice className="mb-5">{t('auth.ended')}</Notice>}
      <SignInForm formRef={form} busy={busy} failure={failure} onSubmit={(body) => void signIn(body)} />
      {boot.demo && <DemoLogins busy={busy} onChoose={signIn} />}
    </PublicPage>
  );
}

/** A link for visitors who are looking for the portal of another organization. */
function WrongPortal() {
  const url = installationUrl();
  if (url === null) return null;
  // A document load: the address is outside of the portal.
  const link = (children: ReactNode) => (
    <a href={`${url}#find`} className="text-brand-ink underline underline-offset-4">
      {children}
    </a>
  );
  return (
    <p>
      <Text id="auth.wrongPortal" values={{ organization: requireTenant().name }} parts={{ link }} />
    </p>
  );
}
