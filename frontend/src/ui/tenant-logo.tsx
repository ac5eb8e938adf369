import { useState } from 'react';
import { boot } from '../lib/boot.ts';
import { cn } from '../lib/cn.ts';
import { initialOf } from '../lib/initial.ts';
import { usePortal } from '../lib/portal.ts';

const sizes = {
  small: 'h-5 min-w-5 max-w-16 rounded-inner text-small',
  medium: 'h-8 min-w-8 max-w-28 rounded text-base',
  large: 'h-12 min-w-12 max-w-44 rounded text-large',
};

interface LogoProps {
  /** An address, or a path below the portal's own; null: there is none. */
  url: string | null;
  /** Its initial stands for a logo that is not there, or cannot be loaded. */
  name: string;
  size?: keyof typeof sizes;
  className?: string;
  onLoadError?: () => void;
}

/** A logo as wide as it is, up to three and a half times its height. Decorative: the name stands beside it. */
export function Logo({ url, name, size = 'medium', className, onLoadError }: LogoProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const box = cn('shrink-0', sizes[size], className);
  if (url !== null && url !== failed) {
    const onError = () => {
      setFailed(url);
      onLoadError?.();
    };
    return (
      <img
        src={url.startsWith('/') ? boot.base + url : url}
        alt=""
        onError={onError}
        className={cn(box, 'w-auto bg-logo-ground object-contain p-px')}
      />
    );
  }
  return (
    <span
      aria-hidden
      className={cn(
        box,
        'grid aspect-square place-items-center border border-brand-edge bg-brand font-strong text-on-brand select-none',
      )}
    >
      {initialOf(name)}
    </span>
  );
}

/** The logo of the portal; Atrium's outside of portals. */
export function TenantLogo(props: Pick<LogoProps, 'size' | 'className'>) {
  const { name, branding } = usePortal();
  if (!boot.tenant) return <AtriumLogo className={cn('shrink-0', sizes[props.size ?? 'medium'], props.className)} />;
  return <Logo {...props} url={branding.logo_url} name={name} />;
}

/** The logo of Atrium: an arch with an open door. */
export function AtriumLogo({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <path
        d="M8 24V14a8 8 0 0 1 16 0v10"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        className="stroke-on-brand"
      />
      <path d="M13.5 24v-9a2.5 2.5 0 0 1 5 0v9z" className="fill-on-brand" />
    </svg>
  );
}
