import { Page } from '../../ui/page.tsx';

export function Component() {
  return <Page title="auth/sign-in-page">{null}</Page>;
}
