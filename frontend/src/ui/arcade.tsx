import { cn } from '../lib/cn.ts';

const [width, height] = [640, 900];
/** Where all lines meet: a little above the middle, at the height of the eyes. */
const [eyeX, eyeY] = [width / 2, 540];
const depths = [0, 1, 2, 3, 4, 5];

/** One arch of the row: each stands farther away, so it is drawn smaller towards the point where the lines meet. */
function archPath(depth: number): string {
  const scale = 0.74 ** depth;
  const halfSpan = 268 * scale;
  const [left, right] = [eyeX - halfSpan, eyeX + halfSpan];
  const spring = eyeY - 210 * scale;
  const floor = eyeY + 330 * scale;
  return `M${left} ${floor}V${spring}A${halfSpan} ${halfSpan} 0 0 1 ${right} ${spring}V${floor}Z`;
}

/** A view through a row of arches into the daylight, tinted with the tenant's colour. Decoration only. */
export function Arcade({ className }: { className?: string }) {
  return (
    <div aria-hidden className={cn('sticky top-0 h-dvh overflow-hidden bg-(--arcade-shade)', className)}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" className="size-full">
        {depths.map((depth) => (
          <path
            key={depth}
            d={archPath(depth)}
            className="stroke-canvas/50 dark:stroke-line"
            style={{ fill: `color-mix(in oklab, var(--arcade-light) ${(depth / 5) * 100}%, var(--arcade-shade))` }}
          />
        ))}
      </svg>
    </div>
  );
}
