import { cn } from '../lib/cn.ts';

const arches = [0, 1, 2, 3, 4, 5, 6];
const [width, height] = [640, 900];

/** One arch of the row, `depth` steps inside: narrower, lower, and closer to the light at the end. */
function archPath(depth: number): string {
  const inset = 40 + depth * 38;
  const span = width - 2 * inset;
  const spring = 300 + depth * 34 + span / 2 - 150;
  return `M${inset} ${height}V${spring}a${span / 2} ${span / 2} 0 0 1 ${span} 0V${height}Z`;
}

/** A view through seven arches towards the daylight, tinted with the tenant's colour. Decoration only. */
export function Arcade({ className }: { className?: string }) {
  return (
    <div aria-hidden className={cn('sticky top-0 h-dvh overflow-hidden border-s border-line bg-sunken', className)}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMax slice" className="size-full">
        {arches.map((depth) => (
          <path
            key={depth}
            d={archPath(depth)}
            className="stroke-line"
            style={{
              fill: `color-mix(in oklab, var(--arcade-light) ${Math.round((depth / 6) ** 1.4 * 100)}%, var(--sunken))`,
            }}
          />
        ))}
      </svg>
    </div>
  );
}
