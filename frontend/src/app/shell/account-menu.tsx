import { ChevronsUpDown, Keyboard, Languages, LogOut } from 'lucide-react';
import { Link } from 'react-router';
import { useMe } from '../../api/session.ts';
import { signOutOrToast } from '../../ui/sign-out.ts';
import { roleName } from '../../lib/roles.ts';
import { setTheme, type Theme, themes, useTheme } from '../../lib/theme.ts';
import { Avatar } from '../../ui/avatar.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { entriesFor } from '../registry.ts';
import { useViewer } from '../viewer.ts';
import { openOverlay } from './open-overlay.ts';
import { type Language, languageCodes, languages } from '../../lib/i18n/languages.ts';
import { t, useLanguage } from '../../lib/i18n/text.tsx';
import { setLanguageOrToast } from '../../ui/set-language.ts';

/** The menu of the signed-in user, at the bottom of the sidebar. */
export function AccountMenu() {
  const me = useMe();
  const theme = useTheme();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex w-full items-center gap-2.5 rounded p-2 text-start transition-colors hover:bg-hover data-[state=open]:bg-hover">
        <Avatar name={me.name} />
        <span className="grid min-w-0 flex-1">
          <span dir="auto" className="truncate leading-tight font-strong">
            {me.name}
          </span>
          <span className="truncate text-small text-ink-faint">{roleName(me.role)}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-58">
        <DropdownMenuLabel className="truncate">{me.email}</DropdownMenuLabel>
        {entriesFor(useViewer(), 'account').map(({ to, label, icon: Icon }) => (
          <DropdownMenuItem key={to} asChild>
            <Link to={to}>
              <Icon />
              {t(label)}
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuItem onSelect={() => openOverlay('shortcuts')}>
          <Keyboard />
          {t('shell.shortcuts')}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('shell.appearance')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
          {themes.map(({ value, label, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
              <Icon />
              {t(label)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('ui.language')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={useLanguage()}
          onValueChange={(value) => void setLanguageOrToast(value as Language)}
        >
          {languageCodes.map((code) => (
            <DropdownMenuRadioItem key={code} value={code} lang={code}>
              <Languages />
              {languages[code].name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => signOutOrToast()}>
          <LogOut />
          {t('ui.signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
