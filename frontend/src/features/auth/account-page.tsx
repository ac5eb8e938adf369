import { Page } from '../../ui/page.tsx';

export function Component() {
  return <Page title="auth/account-page">{null}</Page>;
}
