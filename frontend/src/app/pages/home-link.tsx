import { Link } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { t } from '../../lib/i18n/text.tsx';

/** A link to the start page of the portal. */
export function HomeLink() {
  return (
    <Button asChild>
      <Link to="/">{t('status.home')}</Link>
    </Button>
  );
}
