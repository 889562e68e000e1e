/**
 * What bars are told apart by where no colour is seen: each ground has a drawing of its own. The
 * ground of a sum that may still grow is pale.
 */
export const grounds = ['full', 'hatched', 'dotted', 'crossed', 'lined', 'pale'] as const
export type Ground = (typeof grounds)[number]

const SIDE = 6

/** The drawings, where a picture begins; a swatch beside it uses the same. */
export function Patterns() {
  return (
    <defs>
      {grounds.map((ground) => (
        <pattern
          key={ground}
          id={`ground-${ground}`}
          width={SIDE}
          height={SIDE}
          patternUnits="userSpaceOnUse"
          {...(ground === 'hatched' ? { patternTransform: 'rotate(45)' } : {})}
        >
          <rect width={SIDE} height={SIDE} fill={under[ground]} />
          <Drawing ground={ground} />
        </pattern>
      ))}
    </defs>
  )
}

const under: Readonly<Record<Ground, string>> = {
  full: 'var(--brand)',
  hatched: 'var(--brand-soft)',
  dotted: 'var(--card)',
  crossed: 'var(--fail-soft)',
  lined: 'var(--brand-soft)',
  pale: 'var(--brand-soft)',
}

function Drawing({ ground }: { readonly ground: Ground }) {
  switch (ground) {
    case 'hatched':
      return <rect width={SIDE / 2} height={SIDE} fill="var(--brand)" />
    case 'dotted':
      return <circle cx={SIDE / 2} cy={SIDE / 2} r={1.3} fill="var(--brand)" />
    case 'crossed':
      return <path d={`M0 0 L${SIDE} ${SIDE} M${SIDE} 0 L0 ${SIDE}`} stroke="var(--fail)" />
    case 'lined':
      return <rect width={SIDE} height={SIDE / 2} fill="var(--brand)" />
    case 'full':
    case 'pale':
      return null
    default:
      return ground satisfies never
  }
}

export function fillOf(ground: Ground): string {
  return `url(#ground-${ground})`
}

export function strokeOf(ground: Ground): string {
  return ground === 'crossed' ? 'var(--fail)' : 'var(--brand)'
}

/** Beside the words of a legend. */
export function Swatch({ ground }: { readonly ground: Ground }) {
  return (
    <svg width={22} height={14} aria-hidden="true">
      <rect
        x={0.5}
        y={0.5}
        width={21}
        height={13}
        fill={fillOf(ground)}
        stroke={strokeOf(ground)}
      />
    </svg>
  )
}
