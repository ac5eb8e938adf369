import { boot, type Boot } from './boot.ts';
import { brandProperties } from './brand-shades.ts';
import { parseHexColor } from './color.ts';
import { Store, useStore } from './store.ts';

type Branding = NonNullable<Boot['tenant']>['branding'];

/** Name and branding of the portal of this page; Atrium's own outside of portals. */
export interface Portal {
  readonly name: string;
  readonly branding: Branding;
}

/** The colour of organizations without one of their own. */
export const defaultColor = '#1d6b57';

const own: Portal = { name: 'Atrium', branding: { logo_url: null, favicon_url: null, primary_color: null } };
const store = new Store<Portal>(boot.tenant ?? own);

function applyColors({ branding }: Portal): void {
  const color = parseHexColor(branding.primary_color ?? '') ?? defaultColor;
  for (const [name, value] of Object.entries(brandProperties(color))) {
    document.documentElement.style.setProperty(name, value);
  }
}

/** Applies a changed name, logo or colour to the whole page. */
export function updatePortal(change: Partial<Portal>): void {
  const { name = store.get().name, branding = store.get().branding } = change;
  store.set({ name, branding });
  applyColors(store.get());
}

export function usePortal(): Portal {
  return useStore(store);
}

applyColors(store.get());
