import { Page } from '../../ui/page.tsx';

export function Component() {
  return <Page title="organizations/register-page">{null}</Page>;
}
