import type { Role } from '@atrium/backend/api';
import { t } from '../../../lib/i18n/text.tsx';
import { roleName } from '../../../lib/roles.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { PortalFrame } from './portal-frame.tsx';

const applicant = { name: 'ليلى الحداد', email: 'leila@haddad.example' };
/** Of the demo data. */
const people: readonly { name: string; role: Role }[] = [
  { name: 'Wilma Coyote', role: 'owner' },
  { name: 'Samir Nasser', role: 'admin' },
  { name: 'Hannah Schmidt', role: 'agent' },
  { name: 'Pedro Alvarez', role: 'member' },
  { name: 'Ruth Adeyemi', role: 'client' },
];

/** An owner decides who gets in. */
export function OwnerView() {
  return (
    <PortalFrame label={t('organizations.ownerView')} place="members">
      <div className="grid min-h-0 flex-1 content-start gap-3 overflow-hidden p-4 tablet:px-6">
        <span className="text-large font-strong">{t('organizations.sampleRequest')}</span>
        <Card className="flex flex-wrap items-center gap-3 p-3">
          <Avatar name={applicant.name} />
          <span className="grid min-w-0 flex-1 leading-snug">
            <span className="font-strong">
              <bdi>{applicant.name}</bdi>
            </span>
            <span className="truncate text-small text-ink-faint">{applicant.email}</span>
          </span>
          <span className="rounded border border-brand-edge bg-brand px-3 py-1 font-strong text-on-brand">
            {t('organizations.sampleAdmit')}
          </span>
        </Card>
        <span className="mt-1 text-large font-strong">{t('members.nav')}</span>
        <ul>
          {people.map(({ name, role }) => (
            <li key={name} className="flex items-center gap-3 border-t border-line py-2 first:border-t-0">
              <Avatar name={name} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <Badge>{roleName(role)}</Badge>
            </li>
          ))}
        </ul>
      </div>
    </PortalFrame>
  );
}
