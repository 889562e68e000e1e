import type { ReactElement } from 'react'
import { ResponsiveContainer } from 'recharts'
import { type Ground, Swatch } from './Patterns.tsx'
import styles from './Charts.module.css'

interface Props {
  /** What a reader who sees no picture is told of it. */
  readonly says: string
  readonly legend: readonly { readonly ground: Ground; readonly words: string }[]
  /** In rem: what more rows than a screen has room for scroll in. */
  readonly least_rem?: number
  readonly children: ReactElement
}

/** A picture with its legend: as wide and as high as its place, and still. */
export function Frame({ says, legend, least_rem = 0, children }: Props) {
  return (
    <figure className={styles['figure']}>
      <figcaption className="unseen">{says}</figcaption>
      {legend.length > 0 && (
        <ul className={styles['legend']}>
          {legend.map(({ ground, words }) => (
            <li key={ground}>
              <Swatch ground={ground} />
              {words}
            </li>
          ))}
        </ul>
      )}
      <div className={styles['scroll']}>
        <div
          className={styles['drawing']}
          style={{ minHeight: `${least_rem}rem` }}
          aria-hidden="true"
        >
          <ResponsiveContainer width="100%" height="100%">
            {children}
          </ResponsiveContainer>
        </div>
      </div>
    </figure>
  )
}
