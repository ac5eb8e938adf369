import { NavigationType, UNSAFE_createBrowserHistory as createBrowserHistory } from 'react-router';
import { asksBeforeLeaving, leaveOrAsk } from '../lib/unsaved-changes.ts';

type BrowserHistory = ReturnType<typeof createBrowserHistory>;

/**
 * The browser's history, whose navigations to another path wait for the user while a form has unsaved changes. `useBlocker` of
 * react-router does the same, with the data router only, which adds 15 kB to the sign-in page.
 */
export function createBlockingHistory(): BrowserHistory {
  const history = createBrowserHistory({ v5Compat: true });
  /** What our own calls of `go` are for, whose `popstate` events have not come yet. */
  const ownPops: ('return to the form' | 'leave it')[] = [];

  /** Now, or once the user has decided to leave. */
  function navigate(to: Parameters<BrowserHistory['push']>[0], go: () => void) {
    const leaves = history.createURL(to).pathname !== location.pathname;
    if (leaves) leaveOrAsk('navigation', go);
    else go();
  }

  return {
    get action() {
      return history.action;
    },
    get location() {
      return history.location;
    },
    createHref: (to) => history.createHref(to),
    createURL: (to) => history.createURL(to),
    encodeLocation: (to) => history.encodeLocation(to),
    go: (delta) => history.go(delta),
    push: (to, state: unknown) => navigate(to, () => history.push(to, state)),
    replace: (to, state: unknown) => navigate(to, () => history.replace(to, state)),
    listen: (listener) =>
      history.listen((update) => {
        const { action, delta } = update;
        const own = action === NavigationType.Pop ? ownPops.shift() : undefined;
        if (own === 'return to the form') return;
        if (own === undefined && action === NavigationType.Pop && delta && asksBeforeLeaving('navigation')) {
          // The browser is there already: back to the form, until the user has decided.
          ownPops.push('return to the form');
          history.go(-delta);
          leaveOrAsk('navigation', () => {
            ownPops.push('leave it');
            history.go(delta);
          });
        } else {
          listener(update);
        }
      }),
  };
}
