import { requireTenant } from '../../lib/boot.ts';
import { demoPassword, demoPortals } from '../../lib/demo.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { allRoles, roleName } from '../../lib/roles.ts';
import { Button } from '../../ui/button.tsx';
import { inlineCode } from '../../ui/inline-code.tsx';

interface DemoLoginsProps {
  busy: boolean;
  onChoose: (credentials: { email: string; password: string }) => Promise<void>;
}

/** Buttons that sign in as a demo user of each role; in the portals of the demo data only. */
export function DemoLogins({ busy, onChoose }: DemoLoginsProps) {
  const { slug } = requireTenant();
  if (!demoPortals.some((portal) => portal.slug === slug)) return null;
  return (
    <section aria-labelledby="demo-logins" className="mt-8 border-t border-line pt-6">
      <h2 id="demo-logins" className="text-base">
        {t('auth.demo')}
      </h2>
      <div className="mt-3 grid grid-cols-[repeat(3,auto)] gap-2 tablet:flex tablet:flex-wrap">
        {allRoles.map((role) => (
          <Button
            key={role}
            size="small"
            disabled={busy}
            onClick={() => void onChoose({ email: `${role}@${slug}.test`, password: demoPassword })}
          >
            {roleName(role)}
          </Button>
        ))}
      </div>
      <p className="mt-3 text-small text-ink-faint">
        <Text id="auth.demoText" values={{ slug, password: demoPassword }} parts={{ code: inlineCode }} />
      </p>
    </section>
  );
}
