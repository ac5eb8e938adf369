import { Page } from '../../ui/page.tsx';

export function Component() {
  return <Page title="members/members-page">{null}</Page>;
}
