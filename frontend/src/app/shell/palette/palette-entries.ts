import { Keyboard, Languages, LogOut, type LucideIcon } from 'lucide-react';
import { useNavigate } from 'react-router';
import { focusNextPage } from '../../../lib/focus.ts';
import { languageCodes, languages } from '../../../lib/i18n/languages.ts';
import { t, useLanguage } from '../../../lib/i18n/text.tsx';
import { setTheme, themes, useTheme } from '../../../lib/theme.ts';
import { setLanguageOrToast } from '../../../ui/set-language.ts';
import { signOutOrToast } from '../../../ui/sign-out.ts';
import { commandsFor, navigationFor } from '../../registry.ts';
import { useViewer } from '../../viewer.ts';
import { openOverlay } from '../open-overlay.ts';
import { settingsEntry } from '../destinations.ts';

export interface PaletteEntry {
  /** Identifies it among all items of the palette. */
  id: string;
  icon: LucideIcon;
  label: string;
  /** Further search terms, separated by commas. */
  keywords: string;
  /** Its shortcut, as `Kbd` takes it. */
  keys?: string;
  run: () => unknown;
}

export interface PaletteEntries {
  pages: readonly PaletteEntry[];
  settings: readonly PaletteEntry[];
  actions: readonly PaletteEntry[];
}

/** Navigates; the page that is shown next takes the focus. */
export function useGo(): (to: string, state?: unknown) => void {
  const navigate = useNavigate();
  return (to, state) => {
    focusNextPage();
    void navigate(to, { state });
  };
}

/** The entries of the palette that need no request. */
export function usePaletteEntries(): PaletteEntries {
  const viewer = useViewer();
  const theme = useTheme();
  const language = useLanguage();
  const go = useGo();

  const navigation = navigationFor(viewer).map(({ area, to, icon, label, keywords, shortcutKey }) => ({
    area,
    id: `page ${to}`,
    icon,
    label: t(label),
    keywords: `${t(keywords)}, ${area === 'settings' ? t(settingsEntry.label) : ''}`,
    ...(shortcutKey && { keys: `G+${shortcutKey.toUpperCase()}` }),
    run: () => go(to),
  }));
  const commands = commandsFor(viewer).map(({ label, icon, keywords, to }) => ({
    id: `command ${label}`,
    icon,
    label: t(label),
    keywords: t(keywords),
    run: () => go(to),
  }));
  const appearances = themes
    .filter(({ value }) => value !== theme)
    .map(({ value, label, icon }) => ({
      id: `theme ${value}`,
      icon,
      label: t('shell.appearanceAs', { theme: t(label) }),
      keywords: t('palette.themeKeywords'),
      run: () => setTheme(value),
    }));
  const otherLanguages = languageCodes
    .filter((code) => code !== language)
    .map((code) => ({
      id: `language ${code}`,
      icon: Languages,
      label: t('shell.languageAs', { language: languages[code].name }),
      keywords: t('palette.languageKeywords'),
      run: () => setLanguageOrToast(code),
    }));
  return {
    pages: navigation.filter(({ area }) => area !== 'settings'),
    settings: navigation.filter(({ area }) => area === 'settings'),
    actions: [
      ...commands,
      ...appearances,
      ...otherLanguages,
      {
        id: 'shortcuts',
        icon: Keyboard,
        label: t('shell.shortcuts'),
        keywords: t('palette.shortcutsKeywords'),
        keys: '?',
        run: () => openOverlay('shortcuts'),
      },
      {
        id: 'sign-out',
        icon: LogOut,
        label: t('ui.signOut'),
        keywords: t('palette.signOutKeywords'),
        run: () => signOutOrToast(),
      },
    ],
  };
}
