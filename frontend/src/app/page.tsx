import { type ComponentType, lazy } from 'react';
import type { PageModule } from '../lib/feature.ts';
import { loadPageMessages } from '../lib/i18n/i18n.ts';

/** A lazy page with its messages. While it loads, the previous page stays. @param feature whose page it is */
export function page(load: () => Promise<PageModule>, feature?: string) {
  const Page: ComponentType = lazy(async () => {
    const [{ Component }] = await Promise.all([load(), feature && loadPageMessages(feature)]);
    return { default: Component };
  });
  return <Page />;
}
