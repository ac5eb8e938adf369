import { boot } from '../lib/boot.ts';
import { cn } from '../lib/cn.ts';
import { initialOf } from '../lib/person-name.ts';

const sizes = {
  small: 'size-5 rounded-inner text-small',
  medium: 'size-8 rounded text-base',
  large: 'size-12 rounded text-large',
};

type Size = keyof typeof sizes;

/** The logo of the tenant, or its initial on its colour; Atrium's logo outside of portals. Decorative: the name is beside it. */
export function TenantLogo({ size = 'medium', className }: { size?: Size; className?: string }) {
  const name = boot.tenant?.name ?? 'Atrium';
  const logo = boot.tenant?.branding.logo_url;
  const box = cn('shrink-0', sizes[size], className);
  if (logo) return <img src={logo} alt="" className={cn(box, 'bg-white object-contain')} />;
  if (!boot.tenant) return <AtriumLogo className={box} />;
  return (
    <span aria-hidden className={cn(box, 'grid place-items-center bg-brand font-strong text-on-brand select-none')}>
      {initialOf(name)}
    </span>
  );
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
