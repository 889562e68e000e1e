import { CircleQuestionMark, Info, OctagonX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

const icons = {
  wait: TriangleAlert,
  fail: OctagonX,
  doubt: CircleQuestionMark,
  calm: Info,
} as const

interface Props {
  readonly tone: keyof typeof icons
  readonly children: ReactNode
  readonly id?: string
  /** Read out when it appears. */
  readonly live?: boolean
}

/** A sentence that says what is so and what to do next. */
export function Notice({ tone, children, id, live = false }: Props) {
  const Icon = icons[tone]
  return (
    <div
      className={`${styles['notice']} ${styles[tone]}`}
      {...(id === undefined ? {} : { id })}
      {...(live ? { role: 'status' } : {})}
    >
      <Icon aria-hidden="true" strokeWidth={2.4} />
      <div>{children}</div>
    </div>
  )
}
