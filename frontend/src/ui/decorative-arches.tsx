import { cn } from '../lib/cn.ts';

const [width, height] = [640, 900];
/** The vanishing point of the perspective. */
const [vanishingX, vanishingY] = [width / 2, 540];
const depths = [0, 1, 2, 3, 4, 5];

/** The outline of one arch; `depth` 0 is the nearest. Each is scaled by 0.74 towards the vanishing point. */
function archPath(depth: number): string {
  const scale = 0.74 ** depth;
  const halfSpan = 268 * scale;
  const [left, right] = [vanishingX - halfSpan, vanishingX + halfSpan];
  const springLine = vanishingY - 210 * scale;
  const floor = vanishingY + 330 * scale;
  return `M${left} ${floor}V${springLine}A${halfSpan} ${halfSpan} 0 0 1 ${right} ${springLine}V${floor}Z`;
}

/** A row of arches in perspective, in shades of the tenant's colour. Decoration only. */
export function DecorativeArches({ className }: { className?: string }) {
  return (
    <div aria-hidden className={cn('sticky top-0 h-dvh overflow-hidden bg-(--arches-shade)', className)}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" className="size-full">
        {depths.map((depth) => (
          <path
            key={depth}
            d={archPath(depth)}
            className="stroke-canvas/50 dark:stroke-line"
            style={{ fill: `color-mix(in oklab, var(--arches-light) ${(depth / 5) * 100}%, var(--arches-shade))` }}
          />
        ))}
      </svg>
    </div>
  );
}
