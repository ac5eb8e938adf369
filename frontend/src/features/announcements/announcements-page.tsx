import { SquarePen } from 'lucide-react';
import { Link } from 'react-router';
import { useMe } from '../../api/session.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { AnnouncementList, EmptyList } from './announcement-list.tsx';

/** The current announcements, read-only. */
export function Component() {
  const manages = useMe().permissions.includes('announcements.manage');
  return (
    <Page
      title={t('announcements.nav')}
      width="narrow"
      description={t('announcements.text')}
      action={
        manages && (
          <Button asChild>
            <Link to="/settings/announcements">
              <SquarePen /> {t('announcements.manage')}
            </Link>
          </Button>
        )
      }
    >
      <AnnouncementList
        show="current"
        empty={<EmptyList title={t('announcements.noNews')}>{t('announcements.noNewsText')}</EmptyList>}
      />
    </Page>
  );
}
