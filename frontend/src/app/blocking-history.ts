import { NavigationType, UNSAFE_createBrowserHistory as createBrowserHistory } from 'react-router';
import { blockNavigation, hasUnsavedChanges } from '../lib/unsaved-changes.ts';

type BrowserHistory = ReturnType<typeof createBrowserHistory>;

/**
 * The browser's history, whose navigations to another path wait for the user while a form has unsaved changes. `useBlocker` of
 * react-router does the same, with the data router only, which adds 15 kB to the sign-in page.
 */
export function createBlockingHistory(): BrowserHistory {
  const history = createBrowserHistory({ v5Compat: true });
  /** `popstate` events of our own `go`, which nobody is to hear of. */
  let ownPops = 0;

  /** Now, or once the user has decided to leave. */
  function navigate(to: Parameters<BrowserHistory['push']>[0], go: () => void) {
    const leaves = history.createURL(to).pathname !== location.pathname;
    if (leaves && hasUnsavedChanges()) blockNavigation(go);
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
        if (ownPops > 0) {
          ownPops -= 1;
        } else if (action === NavigationType.Pop && delta && hasUnsavedChanges()) {
          // The browser is there already: back to the form, until the user has decided.
          ownPops += 1;
          history.go(-delta);
          blockNavigation(() => history.go(delta));
        } else {
          listener(update);
        }
      }),
  };
}
