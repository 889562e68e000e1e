import type { ReactElement } from 'react'
import { ResponsiveContainer } from 'recharts'
import { type Ground, Swatch } from './Patterns.tsx'
import styles from './Charts.module.css'

interface Props {
  /** What a reader who sees no picture is told of it. */
  readonly says: string
  readonly legend: readonly { readonly ground: Ground; readonly words: string }[]
  /** In rem, where it is as high as its rows: more of them than there is room for scroll. */
  readonly height_rem?: number
  readonly children: ReactElement
}

/** A picture with its legend: as wide and as high as its place, and still. */
export function Frame({ says, legend, height_rem, children }: Props) {
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
          {...(height_rem === undefined ? {} : { style: { height: `${height_rem}rem` } })}
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
