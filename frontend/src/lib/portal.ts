import { useSyncExternalStore } from 'react';
import { boot, type Boot } from './boot.ts';
import { brandProperties } from './brand-shades.ts';
import { parseHexColor } from './color.ts';

type Branding = NonNullable<Boot['tenant']>['branding'];

/** How the portal of this page is called and looks; outside of portals, Atrium. */
export interface Portal {
  readonly name: string;
  readonly branding: Branding;
}

/** Where an organization has no colour of its own. */
export const defaultColor = '#1d6b57';

const own: Portal = { name: 'Atrium', branding: { logo_url: null, favicon_url: null, primary_color: null } };
let portal: Portal = boot.tenant ?? own;
const listeners = new Set<() => void>();

function applyColors({ branding }: Portal): void {
  const color = parseHexColor(branding.primary_color ?? '') ?? defaultColor;
  for (const [name, value] of Object.entries(brandProperties(color))) {
    document.documentElement.style.setProperty(name, value);
  }
}

/** Shows a changed name, logo or colour at once, wherever it stands. */
export function updatePortal({ name = portal.name, branding = portal.branding }: Partial<Portal>): void {
  portal = { name, branding };
  applyColors(portal);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePortal(): Portal {
  return useSyncExternalStore(subscribe, () => portal);
}

applyColors(portal);
